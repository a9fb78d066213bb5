// 举报: one of four reasons, and a few words where they help the shop.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { lookEndpoints, type reportReasons } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { asTick } from '../ui/aria';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';

type Reason = (typeof reportReasons)[number];

const reasons: readonly { readonly reason: Reason; readonly words: string }[] = [
  { reason: 'rights', words: '侵权，用了别人的照片' },
  { reason: 'indecent', words: '内容不雅' },
  { reason: 'advertising', words: '广告' },
  { reason: 'other', words: '其他' },
];

export function ReportSheet({ lookId, onClose }: { readonly lookId: string; readonly onClose: () => void }) {
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    if (reason === null || state !== 'open') return;
    setState('busy');
    setProblem(null);
    try {
      await call(lookEndpoints.report, { params: { id: lookId }, body: { reason, note: note.trim() } });
      setState('done');
    } catch (error) {
      setProblem(problemOf(error).title);
      setState('open');
    }
  };
  if (state === 'done')
    return (
      <Sheet id="report-sheet" title="已收到，谢谢您" onClose={onClose}>
        <Text className="line soft sheet-words">门店会尽快看这一条，属实就会撤下。</Text>
        <Button id="report-close" kind="quiet" onTap={onClose}>
          关闭
        </Button>
      </Sheet>
    );
  return (
    <Sheet id="report-sheet" title="举报这套穿搭" onClose={onClose}>
      <View className="sheet-words">
        <Reasons chosen={reason} onChoose={setReason} />
        <Input
          id="report-note"
          className="look-input"
          maxlength={200}
          placeholder="想补充的话，可以不填"
          placeholderClass="soft"
          value={note}
          onInput={({ detail }) => setNote(detail.value)}
        />
      </View>
      {problem !== null && <Banner id="report-problem">{problem}</Banner>}
      <Button id="report-send" off={reason === null || state === 'busy'} onTap={() => void send()}>
        {state === 'busy' ? '正在提交' : '提交'}
      </Button>
      <Button id="report-cancel" kind="quiet" onTap={onClose}>
        返回
      </Button>
    </Sheet>
  );
}

interface ReasonsProps {
  readonly chosen: Reason | null;
  readonly onChoose: (reason: Reason) => void;
}

function Reasons({ chosen, onChoose }: ReasonsProps) {
  return (
    <>
      {reasons.map(({ reason, words }) => (
        <View
          key={reason}
          id={`report-${reason}`}
          className="tick-row"
          onClick={() => onChoose(reason)}
          {...asTick(words, reason === chosen)}
        >
          <View className={classes('tick', reason === chosen && 'tick-on')} />
          <Text className="row-text">{words}</Text>
        </View>
      ))}
    </>
  );
}
