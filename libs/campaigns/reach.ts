// Whom an audience may hold at all: active members, and for offers only those who take them. Source: product.md, Campaigns;
// the law on personal information: who declines personalised offers gets none.

/** `marketing`: offers. `service`: what concerns the membership itself, which nobody can decline. */
export type Purpose = 'marketing' | 'service';

const isActive = `m.state = 'active'`;

/**
 * Who agreed to offers, has not declined personalised ones, wants contact and is not leaving. Offers are asked for, choosing
 * by what somebody bought can be declined: the law on personal information, articles 13 and 24.
 */
const takesOffers = `EXISTS (
    SELECT FROM member_consent c WHERE c.member_id = m.id AND c.purpose = 'marketing' AND c.withdrawn_at IS NULL)
  AND NOT EXISTS (
    SELECT FROM member_consent c WHERE c.member_id = m.id AND c.purpose = 'personalised' AND c.withdrawn_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM member_consent n WHERE n.member_id = m.id AND n.purpose = c.purpose AND n.withdrawn_at IS NULL))
  AND NOT EXISTS (SELECT FROM member_profile f WHERE f.member_id = m.id AND f.contact = 'none')
  AND NOT EXISTS (SELECT FROM member_exit e WHERE e.member_id = m.id AND e.state = 'leaving')`;

/** A condition over `m` (member). */
export const reachOf = (purpose: Purpose): string =>
  purpose === 'service' ? isActive : `${isActive} AND ${takesOffers}`;
