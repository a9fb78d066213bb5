// 维护任务: what is to be done for members, by store; what nobody did in time comes up here by itself.
import { adminMessageEndpoints, careOwners, careStates } from '@guike/contracts/http';
import { Checkbox } from 'antd';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { StoreChoice } from '../stores/store-choice';
import { Choice } from '../ui/choice';
import { Empty } from '../ui/empty';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { useKeyset, withValues } from '../ui/use-keyset';
import { careColumns } from './care-columns';
import { careStateNames, choicesOf, ownerNames } from './names';
import './messages.css';

export function CarePage() {
  const [params] = useSearchParams();
  const keyset = useKeyset();
  const state = careStates.find((one) => one === params.get('state')) ?? 'open';
  const overdue = state === 'open' && params.get('overdue') === 'yes' ? 'yes' : undefined;
  const query = useRemote(
    adminMessageEndpoints.careList,
    {
      query: {
        state,
        owner: careOwners.find((one) => one === params.get('owner')),
        store: params.get('store') || undefined,
        overdue,
        after: keyset.after,
        limit: 20,
      },
    },
    { keepLast: true },
  );
  return (
    <Page title="维护任务" lead="导购在手机的「今日维护」里做；过了日子没做的，交给店长，再到总务。">
      <Tools state={state} isOverdue={overdue === 'yes'} />
      <Listing
        caption="维护任务"
        query={query}
        rowsOf={({ items }) => items}
        columns={careColumns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={state === 'open' ? '没有待办的任务' : '没有这样的任务'} />}
        testId="care-tasks"
      />
    </Page>
  );
}

interface ToolsProps {
  readonly state: (typeof careStates)[number];
  readonly isOverdue: boolean;
}

/** Each choice is a step in the history. */
function Tools({ state, isOverdue }: ToolsProps) {
  const [params, setParams] = useSearchParams();
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  return (
    <div className="message-tools" role="group" aria-label="筛选">
      <Choice
        id="filter-care-state"
        label="状态"
        value={state}
        options={Object.entries(careStateNames).map(([value, label]) => ({ value, label }))}
        onChange={(value) => set({ state: value === 'open' ? '' : value, overdue: '' })}
      />
      <Choice
        id="filter-owner"
        label="由谁做"
        value={params.get('owner') ?? ''}
        options={choicesOf('所有人', ownerNames)}
        onChange={(owner) => set({ owner })}
      />
      <StoreChoice value={params.get('store') ?? ''} onChange={(store) => set({ store })} />
      {state === 'open' && (
        <Checkbox
          id="filter-overdue"
          checked={isOverdue}
          onChange={({ target }) => set({ overdue: target.checked ? 'yes' : '' })}
        >
          只看过期的
        </Checkbox>
      )}
    </div>
  );
}
