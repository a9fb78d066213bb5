// How a benefit comes to its member: what the programme promises and what everybody is told go by the same list.

export const benefitDeliveries = [
  'arrival',
  'booking',
  'loan',
  'coupon',
  'priority',
  'longer_return',
  'event',
  'service',
  'partner',
  'custom',
] as const;
