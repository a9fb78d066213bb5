// What members can say that they care for: the programme's own list, else one that fits any shop of clothes.
import type { Programme } from '@guike/programme';

const anywhere = ['新款到店', '通勤', '休闲', '礼服', '真丝羊绒', '配饰', '护肤美妆', '沙龙活动'] as const;

export const interestsOffered = ({ care }: Pick<Programme, 'care'>): string[] =>
  care && care.tastes.length > 0 ? [...care.tastes] : [...anywhere];
