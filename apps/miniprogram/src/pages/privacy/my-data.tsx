// My data as a file: asked for once a day, made in a moment, fetched for a day.
import { useEffect, useState } from 'react';
import { profileEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import { openFile } from '../../device/open-file';
import { apiBase } from '../../settings';
import { Button } from '../../ui/button';
import { Row } from '../../ui/row';
import { Banner } from '../../ui/trouble';
import { instantDayWords } from '../../words/days';
import { phoneTime } from '../../clock';
import type { Privacy } from '../../profile/answers';

interface MyDataProps {
  readonly privacy: Privacy;
  readonly onChanged: () => Promise<void>;
}

const LOOK_EVERY_MS = 3_000;

export function MyData({ privacy, onChanged }: MyDataProps) {
  const { export: file, mayExport } = privacy;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const waits = file?.state === 'waiting';
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void onChanged(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [waits, onChanged]);

  const once = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error).title);
    } finally {
      setBusy(false);
    }
  };
  const ask = (): Promise<void> =>
    once(async () => {
      await call(profileEndpoints.askExport, {});
      await onChanged();
    });
  const open = (link: string): Promise<void> =>
    once(async () => {
      if (!(await openFile(`${apiBase}${link}`))) setProblem('文件没有打开，请稍后再试');
    });
  const link = file?.link ?? null;
  return (
    <>
      <Row note="资料、同意记录、消费、积分、兑换、消息，整理成一份表格">导出我的数据</Row>
      {waits && <Banner id="export-waiting">正在整理，好了会发消息给您</Banner>}
      {problem !== null && <Banner id="export-problem">{problem}</Banner>}
      {link !== null && (
        <Button id="export-open" off={busy} onTap={() => void open(link)}>
          {file?.until ? `下载，保存到${instantDayWords(file.until, phoneTime())}` : '下载'}
        </Button>
      )}
      {link === null && !waits && (
        <Button id="export-ask" kind="quiet" off={busy || !mayExport} onTap={() => void ask()}>
          {mayExport ? '导出' : '今天已导出过，明天可以再导出'}
        </Button>
      )}
    </>
  );
}
