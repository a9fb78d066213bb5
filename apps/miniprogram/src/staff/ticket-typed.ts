// What was scanned or typed at the door: a ticket, a member's card, or neither. Pure.
const TICKET_DIGITS = 12;
const CARD_DIGITS = 20;

/** Spaces and hyphens do not count. */
export function readTicket(text: string): { code: string } | { card: string } | { sentence: string } {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) {
    if (digits.length === TICKET_DIGITS) return { code: digits };
    if (digits.length === CARD_DIGITS) return { card: digits };
    return { sentence: `入场码 ${TICKET_DIGITS} 位，会员码 ${CARD_DIGITS} 位，现在是 ${digits.length} 位，请核对` };
  }
  return { sentence: digits === '' ? '请输入入场码或会员码' : '这不是入场码，请客人打开「我的入场码」再试' };
}
