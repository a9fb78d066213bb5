// All versions, the newest first, and what differs between any two of them.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Link, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { useKeyset } from '../ui/use-keyset';
import { Differences } from './differences';
import './programme.css';
import { type VersionRow, standingOf, stateName, useVersions } from './versions';

export function HistoryPage() {
  const keyset = useKeyset();
  const query = keyset.after === undefined ? {} : { after: keyset.after };
  const remote = useRemote(adminProgrammeEndpoints.programmeVersions, { query }, { keepLast: true });
  const all = useVersions();
  const items = all.data?.items ?? [];
  const { inForce } = standingOf(items);
  return (
    <Page title="方案历史" back={{ to: '/programme', label: '会员方案' }}>
      <Compare items={items} />
      <Listing
        caption="方案的所有版本"
        query={remote}
        rowsOf={(answer) => answer.items}
        columns={columns(inForce)}
        rowKey={({ version }) => String(version)}
        keyset={keyset}
        testId="versions"
        empty={<Empty title="还没有版本">第一版发布以后，这里就有历史。</Empty>}
      />
    </Page>
  );
}

const columns = (inForce: VersionRow | undefined): Column<VersionRow>[] => [
  {
    key: 'version',
    title: '版本',
    cell: ({ version, name }) => (
      <Link className="row-link" to={`/programme/versions/${version}`}>
        第 {version} 版「{name}」
      </Link>
    ),
  },
  { key: 'state', title: '状态', cell: (row) => <StateTag row={row} inForce={inForce} /> },
  {
    key: 'from',
    title: '生效',
    cell: ({ effectiveFrom, until }) =>
      effectiveFrom === null ? '–' : `${dayText(effectiveFrom)}${until === null ? '起' : `至${dayText(until)}`}`,
  },
  { key: 'note', title: '说明', cell: ({ note }) => note || '–' },
  {
    key: 'by',
    title: '谁改的',
    cell: ({ changedBy, changedAt }) => (
      <>
        {changedBy ?? '系统'}
        <br />
        <span className="quiet">{timeText(changedAt)}</span>
      </>
    ),
  },
];

function StateTag({ row, inForce }: { readonly row: VersionRow; readonly inForce: VersionRow | undefined }) {
  return <span className={row.inForce ? 'state-mark is-now' : 'state-mark'}>{stateName(row, inForce)}</span>;
}

/** Which two stands in the address. */
function Compare({ items }: { readonly items: readonly VersionRow[] }) {
  const [params, setParams] = useSearchParams();
  const kept = items.filter(({ state }) => state !== 'discarded');
  const [newest, before] = kept;
  if (newest === undefined || before === undefined) return null;
  const to = Number(params.get('to') ?? newest.version);
  const from = Number(params.get('from') ?? before.version);
  const options = items.map(({ version, name }) => ({ value: String(version), label: `第 ${version} 版「${name}」` }));
  const set = (name: string, value: string) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.set(name, value);
      return next;
    });
  return (
    <Panel title="两版相比">
      <div className="sentence compare">
        <span>从</span>
        <Choice
          id="compare-from"
          label="从哪一版"
          value={String(from)}
          options={options}
          onChange={(next) => set('from', next)}
        />
        <span>到</span>
        <Choice
          id="compare-to"
          label="到哪一版"
          value={String(to)}
          options={options}
          onChange={(next) => set('to', next)}
        />
      </div>
      <Differences version={to} from={from} />
    </Panel>
  );
}
