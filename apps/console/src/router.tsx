// Every address and the page behind it, each page a chunk of its own; `needs` is the endpoint one must be allowed.
import {
  adminBenefitEndpoints,
  adminBookingEndpoints,
  loanEndpoints,
  staffBenefitEndpoints,
  adminCampaignEndpoints,
  adminDeskEndpoints,
  adminFinanceEndpoints,
  adminImportEndpoints,
  adminMemberEndpoints,
  adminMembershipEndpoints,
  adminProgrammeEndpoints,
  adminMessageEndpoints,
  adminReferralEndpoints,
  adminRewardEndpoints,
  adminPointsEndpoints,
  adminTierEndpoints,
  segmentEndpoints,
} from '@guike/contracts/http';
import { Navigate, type RouteObject, createBrowserRouter } from 'react-router';
import { eventsRoutes } from './events/events-routes';
import { looksRoutes } from './looks/looks-routes';
import { page } from './routed';
import { Gate } from './session/gate';
import { Shell } from './shell/shell';
import { Crash } from './ui/crash';
import { NotFound } from './ui/not-found';

const pages: RouteObject[] = [
  {
    path: '/',
    handle: { needs: adminDeskEndpoints.home },
    ...page(async () => (await import('./home/home-page')).HomePage),
  },
  {
    path: '/members',
    handle: { needs: adminMemberEndpoints.members },
    ...page(async () => (await import('./members/members-page')).MembersPage),
  },
  {
    path: '/members/:id',
    handle: { needs: adminMemberEndpoints.member },
    ...page(async () => (await import('./member/member-page')).MemberPage),
  },
  { path: '/membership', element: <Navigate to="/membership/waiting" replace /> },
  {
    path: '/membership/waiting',
    handle: { needs: adminMembershipEndpoints.applications },
    ...page(async () => (await import('./membership/applications-page')).WaitingPage),
  },
  {
    path: '/membership/decided',
    handle: { needs: adminMembershipEndpoints.applications },
    ...page(async () => (await import('./membership/applications-page')).DecidedPage),
  },
  {
    path: '/membership/invitations',
    handle: { needs: adminMembershipEndpoints.invitations },
    ...page(async () => (await import('./membership/invitations-page')).InvitationsPage),
  },
  {
    path: '/membership/frozen',
    handle: { needs: adminMembershipEndpoints.frozenCards },
    ...page(async () => (await import('./membership/frozen-page')).FrozenPage),
  },
  {
    path: '/imports',
    handle: { needs: adminImportEndpoints.imports },
    ...page(async () => (await import('./imports/imports-page')).ImportsPage),
  },
  {
    path: '/imports/new',
    handle: { needs: adminImportEndpoints.upload },
    ...page(async () => (await import('./imports/upload-page')).UploadPage),
  },
  {
    path: '/imports/:id',
    handle: { needs: adminImportEndpoints.import },
    ...page(async () => (await import('./imports/import-page')).ImportPage),
  },
  { path: '/refunds', element: <Navigate to="/refunds/parked" replace /> },
  {
    path: '/refunds/parked',
    handle: { needs: adminDeskEndpoints.parkedRefunds },
    ...page(async () => (await import('./refunds/parked-page')).ParkedPage),
  },
  {
    path: '/refunds/unmatched',
    handle: { needs: adminDeskEndpoints.unmatchedRefunds },
    ...page(async () => (await import('./refunds/unmatched-page')).UnmatchedPage),
  },
  { path: '/referrals', element: <Navigate to="/referrals/held" replace /> },
  {
    path: '/referrals/held',
    handle: { needs: adminReferralEndpoints.referrals },
    ...page(async () => (await import('./referrals/held-page')).HeldPage),
  },
  {
    path: '/referrals/all',
    handle: { needs: adminReferralEndpoints.referrals },
    ...page(async () => (await import('./referrals/all-page')).AllPage),
  },
  {
    path: '/referrals/guides',
    handle: { needs: adminReferralEndpoints.referralGuides },
    ...page(async () => (await import('./referrals/guides-page')).GuidesPage),
  },
  { path: '/approvals', element: <Navigate to="/approvals/adjustments" replace /> },
  {
    path: '/approvals/adjustments',
    handle: { needs: adminPointsEndpoints.adjustments },
    ...page(async () => (await import('./approvals/adjustments-page')).AdjustmentsPage),
  },
  {
    path: '/approvals/claims',
    handle: { needs: adminPointsEndpoints.claims },
    ...page(async () => (await import('./approvals/claims-page')).ClaimsPage),
  },
  {
    path: '/tiers',
    handle: { needs: adminTierEndpoints.tiers },
    ...page(async () => (await import('./tiers/overview-page')).OverviewPage),
  },
  {
    path: '/tiers/protections',
    handle: { needs: adminTierEndpoints.protections },
    ...page(async () => (await import('./tiers/protections-page')).ProtectionsPage),
  },
  {
    path: '/tiers/approvals',
    handle: { needs: adminTierEndpoints.overrides },
    ...page(async () => (await import('./tiers/overrides-page')).OverridesPage),
  },
  {
    path: '/tiers/reviews',
    handle: { needs: adminTierEndpoints.reviews },
    ...page(async () => (await import('./tiers/reviews-page')).ReviewsPage),
  },
  {
    path: '/messages',
    handle: { needs: adminMessageEndpoints.messageSends },
    ...page(async () => (await import('./messages/messages-page')).MessagesPage),
  },
  {
    path: '/care',
    handle: { needs: adminMessageEndpoints.careList },
    ...page(async () => (await import('./messages/care-page')).CarePage),
  },
  { path: '/benefits', element: <Navigate to="/benefits/overview" replace /> },
  {
    path: '/benefits/overview',
    handle: { needs: adminBenefitEndpoints.benefits },
    ...page(async () => (await import('./benefits/overview-page')).OverviewPage),
  },
  {
    path: '/benefits/undelivered',
    handle: { needs: staffBenefitEndpoints.undelivered },
    ...page(async () => (await import('./benefits/debts-page')).DebtsPage),
  },
  {
    path: '/benefits/bookings',
    handle: { needs: adminBookingEndpoints.bookings },
    ...page(async () => (await import('./benefits/bookings-page')).BookingsPage),
  },
  {
    path: '/benefits/plans',
    handle: { needs: adminBookingEndpoints.bookingPlans },
    ...page(async () => (await import('./benefits/plans-page')).PlansPage),
  },
  {
    path: '/benefits/loans',
    handle: { needs: loanEndpoints.loans },
    ...page(async () => (await import('./benefits/loans-page')).LoansPage),
  },
  {
    path: '/benefits/coupons',
    handle: { needs: adminBenefitEndpoints.coupons },
    ...page(async () => (await import('./benefits/coupons-page')).CouponsPage),
  },
  {
    path: '/benefits/grants',
    handle: { needs: adminBenefitEndpoints.grants },
    ...page(async () => (await import('./benefits/grants-page')).GrantsPage),
  },
  {
    path: '/benefits/partners',
    handle: { needs: adminBenefitEndpoints.partners },
    ...page(async () => (await import('./benefits/partners-page')).PartnersPage),
  },
  {
    path: '/liability',
    handle: { needs: adminFinanceEndpoints.liability },
    ...page(async () => (await import('./finance/liability-page')).LiabilityPage),
  },
  {
    path: '/liability/fees',
    handle: { needs: adminTierEndpoints.fees },
    ...page(async () => (await import('./finance/fees-page')).FeesPage),
  },
  {
    path: '/rewards',
    handle: { needs: adminRewardEndpoints.rewards },
    ...page(async () => (await import('./rewards/rewards-page')).RewardsPage),
  },
  {
    path: '/rewards/new',
    handle: { needs: adminRewardEndpoints.createReward },
    ...page(async () => (await import('./rewards/new-reward-page')).NewRewardPage),
  },
  {
    path: '/rewards/:id',
    handle: { needs: adminRewardEndpoints.reward },
    ...page(async () => (await import('./rewards/reward-page')).RewardPage),
  },
  ...looksRoutes,
  {
    path: '/campaigns',
    handle: { needs: adminCampaignEndpoints.campaigns },
    ...page(async () => (await import('./campaigns/campaigns-page')).CampaignsPage),
  },
  {
    path: '/campaigns/new',
    handle: { needs: adminCampaignEndpoints.createCampaign },
    ...page(async () => (await import('./campaigns/new-campaign-page')).NewCampaignPage),
  },
  {
    path: '/campaigns/segments',
    handle: { needs: segmentEndpoints.segments },
    ...page(async () => (await import('./campaigns/segments-page')).SegmentsPage),
  },
  {
    path: '/campaigns/segments/new',
    handle: { needs: segmentEndpoints.createSegment },
    ...page(async () => (await import('./campaigns/segment-page')).NewSegmentPage),
  },
  {
    path: '/campaigns/segments/:id',
    handle: { needs: segmentEndpoints.segment },
    ...page(async () => (await import('./campaigns/segment-page')).SegmentPage),
  },
  {
    path: '/campaigns/runs/:id',
    handle: { needs: adminCampaignEndpoints.campaignRun },
    ...page(async () => (await import('./campaigns/run-page')).RunPage),
  },
  {
    path: '/campaigns/:id',
    handle: { needs: adminCampaignEndpoints.campaign },
    ...page(async () => (await import('./campaigns/campaign-page')).CampaignPage),
  },
  ...eventsRoutes,
  {
    path: '/programme',
    handle: { needs: adminProgrammeEndpoints.programmeVersions },
    ...page(async () => (await import('./programme/overview-page')).OverviewPage),
  },
  {
    path: '/programme/presets',
    handle: { needs: adminProgrammeEndpoints.draftProgramme },
    ...page(async () => (await import('./programme/presets-page')).PresetsPage),
  },
  {
    path: '/programme/history',
    handle: { needs: adminProgrammeEndpoints.programmeVersions },
    ...page(async () => (await import('./programme/history-page')).HistoryPage),
  },
  {
    path: '/programme/versions/:version',
    handle: { needs: adminProgrammeEndpoints.programmeVersion },
    ...page(async () => (await import('./programme/version-page')).VersionPage),
  },
  {
    path: '/programme/drafts/:version',
    handle: { needs: adminProgrammeEndpoints.changeDraft },
    ...page(async () => (await import('./programme/editor-page')).EditorPage),
  },
  {
    path: '/stores',
    handle: { needs: adminDeskEndpoints.stores },
    ...page(async () => (await import('./stores/stores-page')).StoresPage),
  },
  {
    path: '/staff',
    handle: { needs: adminDeskEndpoints.staff },
    ...page(async () => (await import('./staff/staff-page')).StaffPage),
  },
  { path: '*', element: <NotFound /> },
];

const shell = (
  <Gate>
    <Shell />
  </Gate>
);

export const router = createBrowserRouter([{ element: shell, errorElement: <Crash />, children: pages }], {
  basename: '/console',
});
