// Why a line of an export was not taken, for the report.
export const rejectionReasons = {
  quotes: { zh: '引号不配对', en: 'a quote is not closed or stands inside a field' },
  fields: { zh: '列数与表头不一致', en: 'not as many fields as the header has' },
  encoding: { zh: '文字编码有误', en: 'characters that the encoding of the file does not have' },
  invoice: { zh: '单号缺失或超过 64 个字', en: 'the invoice number is missing or longer than 64 characters' },
  sku: { zh: '货号缺失或超过 64 个字', en: 'the code is missing or longer than 64 characters' },
  quantity: { zh: '数量不是整数，或过大', en: 'the quantity is no whole number, or too large' },
  sold_at: { zh: '时间有误', en: 'the time is not like 2026-03-08 14:05:00' },
  unit_price: { zh: '单价不是金额，或超过两位小数', en: 'the price is no amount, or has more than two decimals' },
  amount: { zh: '金额过大', en: 'the amount is too large' },
  customer: { zh: '客户号超过 64 个字', en: 'the customer number is longer than 64 characters' },
  other_customer: { zh: '同一单号下有别的客户', en: 'the invoice began with another customer' },
} as const;

export type RejectionReason = keyof typeof rejectionReasons;
