// Every refusal the product can give, by code. The edge maps each code to a status and a sentence for people.
export const errorCodes = [
  'INPUT_INVALID',
  'UNAUTHENTICATED',
  'SIGNATURE_INVALID',
  'TIMESTAMP_OUT_OF_RANGE',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'REQUEST_KEY_REUSED',
  'REQUEST_IN_FLIGHT',
  'RECEIPT_CONFLICT',
  'RECEIPT_UNKNOWN',
  'TOO_MANY_WAITING',
  'AMOUNTS_DO_NOT_ADD_UP',
  'HOLD_UNKNOWN',
  'POINTS_INSUFFICIENT',
  'TENDER_OFF',
  'MEMBER_UNKNOWN',
  'MEMBER_NOT_ELIGIBLE',
  'CARD_INVALID',
  'CARD_EXPIRED',
  'GUIDE_UNKNOWN',
  'STORE_UNKNOWN',
  'EXCHANGE_MEMBER_DIFFERS',
  'ACCOUNT_FROZEN',
  'OPERATION_CONFLICT',
  'MEMBERS_ONLY',
  'REWARD_UNKNOWN',
  'REWARD_SOLD_OUT',
  'REWARD_CLOSED',
  'REWARD_TIER',
  'REWARD_LIMIT',
  'REWARD_CHANGED',
  'REDEMPTION_UNKNOWN',
  'REDEMPTION_USED',
  'REDEMPTION_LAPSED',
  'SIGN_IN_FAILED',
  'PROGRAMME_INVALID',
  'PROGRAMME_MISSING',
  'PURCHASE_VOID',
  'WECHAT_CODE_INVALID',
  'WECHAT_HIGH_RISK',
  'WECHAT_BUSY',
  'WECHAT_OFF',
  'PHONE_QUOTA_GONE',
  'PHONE_FOREIGN',
  'PHONE_TAKEN',
  'WECHAT_TAKEN',
  'TICKET_EXPIRED',
  'CONSENT_OUTDATED',
  'LOGIN_TAKEN',
  'STORE_CODE_TAKEN',
  'STAFF_UNKNOWN',
  'OWN_ACCOUNT',
  'IMPORT_UNKNOWN',
  'FILE_TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A refusal with a code. `detail` holds facts for the reader; never personal data. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'DomainError';
  }
}
