// 借用 at the counter: what the member has of ours, to be taken back, and what may be lent.
import { useState } from 'react';
import { phoneTime } from '../clock';
import { dayWords } from '../words/days';
import { LendSheet } from './lend-sheet';
import { Offer } from './offer';
import type { Giving, Lent } from './use-giving';

export function Lending({ memberId, giving }: { readonly memberId: string; readonly giving: Giving }) {
  const { now, busy, look, takeBack } = giving;
  const [lending, setLending] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const loans = now?.mention.filter(({ delivery }) => delivery === 'loan') ?? [];
  return (
    <>
      {now?.lent.map((loan) => (
        <Offer
          key={loan.id}
          {...{ id: `lent-${loan.code}`, code: loan.code, name: loan.item, delivery: 'loan' }}
          note={lentWords(loan)}
          words="还了"
          off={busy !== null}
          onGive={() => void takeBack(loan)}
        />
      ))}
      {loans.map(({ code, name, delivery, terms }) => (
        <Offer
          key={code}
          {...{ id: `lend-${code}`, code, name, delivery }}
          note={terms.join(' · ')}
          words="借出"
          off={busy !== null}
          onGive={() => setLending({ code, name })}
        />
      ))}
      {lending !== null && (
        <LendSheet memberId={memberId} offer={lending} onLent={look} onClose={() => setLending(null)} />
      )}
    </>
  );
}

function lentWords({ name, dueOn, overdueDays }: Lent): string {
  const due = overdueDays > 0 ? `过了 ${overdueDays} 天` : `应还 ${dayWords(dueOn, phoneTime())}`;
  return `${name} · ${due}`;
}
