// The addresses of events, as the router takes them.
import { adminEventEndpoints, eventOutcomeEndpoints } from '@guike/contracts/http';
import type { RouteObject } from 'react-router';
import { page } from '../routed';

export const eventsRoutes: RouteObject[] = [
  {
    path: '/events',
    handle: { needs: adminEventEndpoints.events },
    ...page(async () => (await import('./events-page')).EventsPage),
  },
  {
    path: '/events/new',
    handle: { needs: adminEventEndpoints.createEvent },
    ...page(async () => (await import('./new-event-page')).NewEventPage),
  },
  {
    path: '/events/:id',
    handle: { needs: adminEventEndpoints.event },
    ...page(async () => (await import('./event-page')).EventPage),
  },
  {
    path: '/events/:id/invitations',
    handle: { needs: adminEventEndpoints.eventInvitations },
    ...page(async () => (await import('./invitations-page')).InvitationsPage),
  },
  {
    path: '/events/:id/answers',
    handle: { needs: adminEventEndpoints.eventAnswers },
    ...page(async () => (await import('./answers-page')).AnswersPage),
  },
  {
    path: '/events/:id/door',
    handle: { needs: adminEventEndpoints.eventAnswers },
    ...page(async () => (await import('./door-page')).DoorPage),
  },
  {
    path: '/events/:id/draw',
    handle: { needs: adminEventEndpoints.eventDrawing },
    ...page(async () => (await import('./draw-page')).DrawPage),
  },
  {
    path: '/events/:id/outcome',
    handle: { needs: eventOutcomeEndpoints.eventOutcome },
    ...page(async () => (await import('./outcome-page')).OutcomePage),
  },
];
