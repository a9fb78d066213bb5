// The addresses of 穿搭: its queues, and 集赞审核.
import { adminLookClaimEndpoints, adminLookEndpoints, adminPublicNameEndpoints } from '@guike/contracts/http';
import { Navigate, type RouteObject } from 'react-router';
import { page } from '../routed';

const looks = { needs: adminLookEndpoints.looks };

export const looksRoutes: readonly RouteObject[] = [
  { path: '/looks', element: <Navigate to="/looks/waiting" replace /> },
  {
    path: '/looks/waiting',
    handle: looks,
    ...page(async () => (await import('./looks-pages')).WaitingLooksPage),
  },
  {
    path: '/looks/reported',
    handle: looks,
    ...page(async () => (await import('./looks-pages')).ReportedLooksPage),
  },
  {
    path: '/looks/checking',
    handle: looks,
    ...page(async () => (await import('./looks-pages')).CheckingLooksPage),
  },
  {
    path: '/looks/all',
    handle: looks,
    ...page(async () => (await import('./looks-pages')).AllLooksPage),
  },
  {
    path: '/looks/names',
    handle: { needs: adminPublicNameEndpoints.publicNames },
    ...page(async () => (await import('./names-page')).PublicNamesPage),
  },
  {
    path: '/looks/claims',
    handle: { needs: adminLookClaimEndpoints.lookClaims },
    ...page(async () => (await import('./claims-page')).LookClaimsPage),
  },
];
