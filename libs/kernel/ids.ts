// Names for the ids that travel between capabilities. All are UUIDv7 text.
export type MemberId = string;
export type PurchaseId = string;
export type RefundId = string;
export type StoreId = string;
export type StaffId = string;
export type RewardId = string;
export type RedemptionId = string;

/** The roles of people who work here. Source: product.md, People. */
export const staffRoles = ['guide', 'manager', 'finance', 'head_office', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What a till's key may do; a key holds only what its till needs. */
export const tillScopes = ['purchases', 'refunds', 'members', 'reconciliation'] as const;
export type TillScope = (typeof tillScopes)[number];

/** Where a person stands with the brand. Source: product.md, Joining. */
export const memberStates = ['known', 'applied', 'active', 'frozen', 'exited'] as const;
export type MemberState = (typeof memberStates)[number];
