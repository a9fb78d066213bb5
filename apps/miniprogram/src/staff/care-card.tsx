// One care task: what to do and what to say, the number to ring, and what came of it with one tap.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { phoneTime } from '../clock';
import { Tap } from '../ui/tap';
import { classes } from '../ui/classes';
import { dayWords } from '../words/days';
import type { Care, CareOutcome, CarePhone, CareTask } from './use-care';

const outcomes: readonly { readonly outcome: CareOutcome; readonly words: string }[] = [
  { outcome: 'reached', words: '已联系' },
  { outcome: 'not_reached', words: '没联系上' },
  { outcome: 'later', words: '明天再说' },
  { outcome: 'not_needed', words: '不需要' },
];

interface CareCardProps {
  readonly task: CareTask;
  readonly care: Care;
}

export function CareCard({ task, care }: CareCardProps) {
  const [note, setNote] = useState<string | null>(null);
  const { id, title, script, nameMasked } = task;
  return (
    <View id={`care-${id}`} className="card care">
      <Text className="care-title">{title}</Text>
      <Text className={classes('line small number', task.when === 'overdue' ? 'care-late' : 'soft')}>
        {[nameMasked ?? '会员', dueWords(task), whose(task)].filter(Boolean).join(' · ')}
      </Text>
      {script !== '' && <Text className="line care-script">{script}</Text>}
      <Ring task={task} care={care} onNote={note === null ? () => setNote('') : null} />
      {note !== null && (
        <Input
          id={`care-${id}-note`}
          className="field-input care-note"
          value={note}
          maxlength={100}
          placeholder="记一句：约了周六来店"
          aria-label="备注"
          onInput={(event) => setNote(event.detail.value)}
        />
      )}
      <View className="care-outcomes">
        {outcomes.map(({ outcome, words }) => (
          <Tap
            key={outcome}
            id={`care-${id}-${outcome}`}
            className={classes(
              'care-outcome',
              outcome === 'reached' && 'care-reached',
              care.busy === id && 'button-off',
            )}
            onTap={() => void care.report(task, outcome, note?.trim() ?? '')}
          >
            <Text>{words}</Text>
          </Tap>
        ))}
      </View>
    </View>
  );
}

interface RingProps extends CareCardProps {
  /** Null: the note is open already. */
  readonly onNote: (() => void) | null;
}

/** The number is asked for by itself, and that is on record. */
function Ring({ task, care, onNote }: RingProps) {
  const [found, setFound] = useState<CarePhone | null>(null);
  const ring = async (): Promise<void> => {
    if (found?.phone != null) void Taro.makePhoneCall({ phoneNumber: found.phone }).catch(() => undefined);
    else setFound(await care.phone(task));
  };
  const words = found === null ? '看电话' : found.phone === null ? '没有留电话' : `拨打 ${found.phone}`;
  return (
    <View className="care-ways">
      <Tap id={`care-${task.id}-phone`} className="care-way link" onTap={() => void ring()}>
        <Text className="number">{[found?.name, words].filter(Boolean).join(' ')}</Text>
      </Tap>
      {onNote !== null && (
        <Tap id={`care-${task.id}-write`} className="care-way soft" onTap={onNote}>
          <Text>记一句</Text>
        </Tap>
      )}
    </View>
  );
}

function dueWords({ when, dueOn }: CareTask): string {
  if (when === 'today') return '今天';
  const day = dayWords(dueOn, phoneTime());
  return when === 'overdue' ? `应在${day}前` : `${day}前`;
}

function whose({ mine, guideName, contacts }: CareTask): string {
  const guide = mine ? '我的会员' : (guideName ?? '');
  const tried = contacts === 0 ? '' : `联系过 ${contacts} 次`;
  return [guide, tried].filter((words) => words !== '').join('，');
}
