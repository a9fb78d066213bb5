// All templates, in the order of the year.
import { childrenContest, memberDay, monthlySalon, yearlyGala } from './occasions';
import { autumnConsultation, springTea, summerPool, winterHotSpring } from './seasons';
import type { EventTemplate } from './template';

export const eventTemplates: readonly EventTemplate[] = [
  monthlySalon,
  memberDay,
  springTea,
  childrenContest,
  summerPool,
  autumnConsultation,
  winterHotSpring,
  yearlyGala,
];
