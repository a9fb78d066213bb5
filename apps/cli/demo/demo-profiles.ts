// What the demo's members tell of themselves: birthdays of both calendars, sizes, likings and consents, so that birthdays,
// campaigns and 接待 have somebody to be about. Drawn from the customer's number: the same for everybody each time.
import type { INestApplicationContext } from '@nestjs/common';
import { type BusinessDay, type MemberId, addDays } from '@guike/kernel';
import { ConsentsService, ProfilesService } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';

const tops = ['S', 'M', 'M', 'L', 'XL'];
const bottoms = ['26', '27', '28', '29', '30'];
const shoes = ['36', '37', '37', '38', '39'];
const colours = ['米白、驼色', '墨绿', '黑、灰', '酒红', '藏青'];
const drinks = ['龙井', '温水', '美式', '红茶', '柠檬水'];
const interests = ['新款到店', '通勤', '休闲', '真丝羊绒', '配饰', '沙龙活动'];

/** Every so many of them has told nothing yet, as in a shop. */
const SILENT = 4;
/** So many have their birthday in the two weeks around today. */
const SOON = 12;

const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;
const two = (n: number): string => String(n).padStart(2, '0');

/** Whoever has a birthday already has been told of before, and stays as they are. */
export async function tellProfiles(context: INestApplicationContext): Promise<void> {
  const database = context.get(Database);
  const { day } = await context.get(ProgrammeService).present(database.reading);
  const members = await rows<{ id: MemberId }>(
    database.reading,
    `SELECT m.id FROM member m WHERE m.state = 'active' AND m.birthday_enc IS NULL ORDER BY m.joined_on, m.id`,
  );
  const [{ told = 0 } = {}] = await rows<{ told: number }>(
    database.reading,
    `SELECT count(*) AS told FROM member WHERE birthday_enc IS NOT NULL`,
  );
  if (told > SOON) return; // Loaded before: who is silent stays so.
  for (const [n, { id }] of members.entries()) if (n % SILENT !== SILENT - 1) await tell(context, id, n, day);
}

async function tell(context: INestApplicationContext, id: MemberId, n: number, today: BusinessDay): Promise<void> {
  const profiles = context.get(ProfilesService);
  const consents = context.get(ConsentsService);
  await context.get(Database).inTransaction(async (tx) => {
    await profiles.celebrate(tx, id, birthdayOf(n, today), { change: false });
    await profiles.tell(tx, id, {
      details: {
        top: pick(tops, n),
        bottom: pick(bottoms, n),
        shoes: pick(shoes, n + 1),
        colours: pick(colours, n + 2),
        drink: pick(drinks, n + 3),
      },
      interests: [pick(interests, n), pick(interests, n + 2)],
      contact: n % 9 === 8 ? 'phone' : 'wechat',
    });
    for (const purpose of ['marketing', 'personalised'] as const)
      await consents.allow(tx, id, purpose, purposes[purpose].version, 'mini_program');
  });
}

/** By the moon for every third; the first few soon, so that the day of loading shows some. */
function birthdayOf(n: number, today: BusinessDay): string {
  const year = 1962 + (n % 41);
  if (n < SOON)
    return `solar:${year}${addDays(today, (n % 14) - 1)
      .slice(4)
      .replace('-02-29', '-02-28')}`;
  const [month, date] = [two(1 + ((n * 7) % 12)), two(1 + ((n * 11) % 28))];
  return `${n % 3 === 2 ? 'lunar' : 'solar'}:${year}-${month}-${date}`;
}
