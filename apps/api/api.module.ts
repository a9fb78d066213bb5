// Wires the API: controllers by audience, and the edge that every request passes.
import { type DynamicModule, Module } from '@nestjs/common';
import { FlowsModule } from '@guike/flows';
import type { Clock } from '@guike/kernel';
import { MembersModule } from '@guike/members';
import { type Config, type Logger, PlatformModule, QueueModule } from '@guike/platform';
import { StoresModule } from '@guike/stores';
import { CampaignDraftsController } from './admin/campaign-drafts.controller';
import { CampaignsController } from './admin/campaigns.controller';
import { DeskHomeController } from './admin/desk-home.controller';
import { AdminBenefitsController } from './admin/benefits.controller';
import { BookingsController } from './admin/bookings.controller';
import { AdminEventsController } from './admin/events.controller';
import { EventPicturesController } from './admin/event-pictures.controller';
import { OfficeEventOutcomesController } from './admin/event-outcomes.controller';
import { FinanceController } from './admin/finance.controller';
import { MemberFileController } from './admin/member-file.controller';
import { MemberProfileController } from './admin/member-profile.controller';
import { MemberTierController } from './admin/member-tier.controller';
import { MembersController } from './admin/members.controller';
import { ApplicationsController, MembershipController } from './admin/membership.controller';
import { ImportsController } from './admin/imports.controller';
import { AdminLookClaimsController } from './admin/look-claims.controller';
import { AdminLooksController } from './admin/looks.controller';
import { AdminPublicNamesController } from './admin/public-names.controller';
import { AdminMessagesController } from './admin/messages.controller';
import { AdminPointsController } from './admin/points.controller';
import { ProgrammeController } from './admin/programme.controller';
import { AdminRefundsController } from './admin/refunds.controller';
import { AdminReferralsController } from './admin/referrals.controller';
import { RewardPicturesController } from './admin/reward-pictures.controller';
import { AdminRewardsController } from './admin/rewards.controller';
import { SegmentsController } from './admin/segments.controller';
import { StaffController } from './admin/staff.controller';
import { StoresController } from './admin/stores.controller';
import { TiersController } from './admin/tiers.controller';
import { Door } from './edge/door';
import { MergedMembers } from './edge/merged-members';
import { Metrics } from './edge/metrics';
import { ProblemFilter } from './edge/problem.filter';
import { RateLimiter } from './edge/rate-limiter';
import { RedemptionLimit } from './edge/redemption-limit';
import { RedisShutdown, redisProvider } from './edge/redis.provider';
import { PersonDoor } from './edge/person-door';
import { StaffDoor } from './edge/staff-door';
import { TillDoor } from './edge/till-door';
import { HealthController } from './health/health.controller';
import { ReadinessProbe } from './health/readiness';
import { MemberBenefitsController } from './member/benefits.controller';
import { ClaimsController } from './member/claims.controller';
import { MemberBookingsController } from './member/bookings.controller';
import { MemberSharingController } from './member/sharing.controller';
import { MemberCouponsController } from './member/coupons.controller';
import { DoorController } from './member/door.controller';
import { EventsController } from './member/events.controller';
import { EventOutcomesController } from './member/event-outcomes.controller';
import { HomeController } from './member/home.controller';
import { FeedController } from './member/feed.controller';
import { LookClaimsController } from './member/look-claims.controller';
import { AlbumController, MemberLooksController } from './member/looks.controller';
import { PublicNameController } from './member/public-name.controller';
import { MeController } from './member/me.controller';
import { MessagesController } from './member/messages.controller';
import { PrivacyController } from './member/privacy.controller';
import { EmailController } from './member/email.controller';
import { ProfileController } from './member/profile.controller';
import { MemberTierStandingController } from './member/tier.controller';
import { ReplayController } from './member/replay.controller';
import { ReferralsController } from './member/referrals.controller';
import { MemberRewardsController } from './member/rewards.controller';
import { LookPicturesController } from './pictures/look-pictures.controller';
import { PicturesController } from './pictures/pictures.controller';
import { PartnerController } from './partner/partner.controller';
import { StaffAlbumController } from './staff/album.controller';
import { LoansController } from './staff/loans.controller';
import { LookReservationsController } from './member/look-reservations.controller';
import { StaffLookReservationsController } from './staff/look-reservations.controller';
import { StaffCouponsController } from './staff/coupons.controller';
import { StaffBenefitsController } from './staff/benefits.controller';
import { CareController } from './staff/care.controller';
import { StaffEventsController } from './staff/events.controller';
import { EventPhotosController } from './staff/event-photos.controller';
import { StaffDeskController } from './staff/desk.controller';
import { FindingLimit } from './staff/finding-limit';
import { StaffReferralController } from './staff/referral.controller';
import { StaffRewardsController } from './staff/rewards.controller';
import { SessionController } from './staff/session.controller';
import { SignIn } from './staff/sign-in';
import { TillCouponsController } from './till/coupons.controller';
import { HoldsController } from './till/holds.controller';
import { IdentificationLimit } from './till/identification-limit';
import { LookupsController } from './till/lookups.controller';
import { PurchasesController } from './till/purchases.controller';
import { RefundsController } from './till/refunds.controller';
import { TillRewardsController } from './till/rewards.controller';

@Module({
  imports: [FlowsModule, MembersModule, StoresModule, QueueModule],
  controllers: [
    PurchasesController,
    RefundsController,
    HoldsController,
    LookupsController,
    DoorController,
    HomeController,
    MeController,
    ProfileController,
    EmailController,
    PrivacyController,
    MemberProfileController,
    SessionController,
    ImportsController,
    AdminRefundsController,
    StoresController,
    StaffController,
    DeskHomeController,
    MembersController,
    MemberFileController,
    FinanceController,
    MemberRewardsController,
    ReferralsController,
    StaffReferralController,
    AdminReferralsController,
    ReplayController,
    MemberBenefitsController,
    StaffBenefitsController,
    TillRewardsController,
    StaffRewardsController,
    StaffDeskController,
    CareController,
    MessagesController,
    AdminMessagesController,
    AdminRewardsController,
    ProgrammeController,
    AdminPointsController,
    ClaimsController,
    RewardPicturesController,
    PicturesController,
    TiersController,
    CampaignsController,
    CampaignDraftsController,
    SegmentsController,
    MemberTierController,
    MemberTierStandingController,
    ApplicationsController,
    MembershipController,
    AdminBenefitsController,
    LoansController,
    MemberSharingController,
    PartnerController,
    MemberBookingsController,
    BookingsController,
    TillCouponsController,
    StaffCouponsController,
    MemberCouponsController,
    LookReservationsController,
    StaffLookReservationsController,
    EventsController,
    AdminEventsController,
    EventPicturesController,
    StaffEventsController,
    EventOutcomesController,
    OfficeEventOutcomesController,
    EventPhotosController,
    AlbumController,
    MemberLooksController,
    PublicNameController,
    FeedController,
    LookClaimsController,
    AdminLookClaimsController,
    LookPicturesController,
    StaffAlbumController,
    AdminLooksController,
    AdminPublicNamesController,
    HealthController,
  ],
  providers: [
    Door,
    TillDoor,
    StaffDoor,
    MergedMembers,
    PersonDoor,
    SignIn,
    RateLimiter,
    IdentificationLimit,
    RedemptionLimit,
    FindingLimit,
    redisProvider,
    RedisShutdown,
    ReadinessProbe,
    Metrics,
    ProblemFilter,
  ],
})
export class ApiModule {
  static register(config: Config, logger: Logger, clock: Clock): DynamicModule {
    return { module: ApiModule, imports: [PlatformModule.register(config, logger, clock)] };
  }
}
