// Birthdays as they come up, and the pages of a year. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { Celebrate } from './celebrate';
import { FindBirthdays } from './find-birthdays';
import { MemberReplay } from './member-replay';
import { OnBirthday } from './on-birthday';
import { ReplayLinks } from './replay-links';
import { ReplayPictures } from './replay-pictures';
import { ReplayYear } from './replay-year';

/** What apps and jobs call. */
export const birthdayFlows: Provider[] = [FindBirthdays, OnBirthday, MemberReplay, ReplayPictures];

/** What only flows call. */
export const birthdayParts: Provider[] = [Celebrate, ReplayYear, ReplayLinks];
