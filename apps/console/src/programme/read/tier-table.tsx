// The tiers of a programme side by side: how one comes to each, how one stays, and what it brings.
import {
  type Programme,
  type Tier,
  benefitsInWords,
  discountInWords,
  keepInWords,
  tierWays,
} from '@guike/programme/text';
import { metalOf } from '../metals';

export function TierTable({ programme }: { readonly programme: Programme }) {
  const { tiers } = programme;
  const rows = [
    { title: '门槛', of: (tier: Tier) => tierWays(tier, programme.fees) },
    { title: '保级', of: (tier: Tier) => keeping(tier, programme) },
    { title: '权益', of: (tier: Tier) => benefitsOf(tier, programme) },
    { title: '折扣', of: discountsOf },
    { title: '欢迎', of: ({ welcome }: Tier) => welcome.map(({ task }) => task) },
  ];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="各等级">
      <table className="table tier-table" data-testid="tier-table">
        <caption className="unseen">各等级，从低到高</caption>
        <thead>
          <tr>
            <td />
            {tiers.map(({ code, name }, index) => (
              <th key={code} scope="col">
                <span className="tier-mark">
                  <span className="tier-metal" style={{ background: metalOf(code, index) }} aria-hidden />
                  <span className="tier-name">{name}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ of }) => tiers.some((tier) => of(tier).length > 0))
            .map(({ title, of }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {tiers.map((tier) => (
                  <td key={tier.code}>
                    <Sentences sentences={of(tier)} isEither={title === '门槛'} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

interface SentencesProps {
  readonly sentences: readonly string[];
  /** One of them is enough. */
  readonly isEither: boolean;
}

function Sentences({ sentences, isEither }: SentencesProps) {
  if (sentences.length === 0) return <span className="quiet">–</span>;
  return sentences.map((sentence, index) => (
    <p key={sentence}>
      {isEither && index > 0 && <span className="quiet">或者 </span>}
      {sentence}
    </p>
  ));
}

/** Nobody drops out of the first. */
const keeping = (tier: Tier, { tiers, fees }: Programme): string[] =>
  tier === tiers[0] ? [] : [keepInWords(tier, fees).replace('保级：', '')];

function benefitsOf({ benefits: { pick, fixed } }: Tier, { benefits }: Programme): string[] {
  const names = fixed.flatMap(({ code }) => benefits.find((each) => each.code === code)?.name ?? []);
  const picked = pick === 0 ? [] : [benefitsInWords(pick)];
  return names.length === 0 ? picked : [...picked, names.join('、')];
}

function discountsOf({ discounts }: Tier): string[] {
  const cuts: readonly (readonly [string, number])[] = [
    ['平时', discounts.always],
    ['生日当月', discounts.birthdayMonth],
    ['同行一位', discounts.companion],
    ['下一单', discounts.nextPurchase],
  ];
  return [
    ...cuts.filter(([, off]) => off > 0).map(([when, off]) => `${when} ${discountInWords(off)}`),
    ...(discounts.familySharing ? [`家人共享，最多 ${discounts.familyMost ?? 3} 位`] : []),
  ];
}
