// The tags of a member, on the member's own page.
import { segmentEndpoints } from '@guike/contracts/http';
import { Select } from 'antd';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { ProblemLine } from '../ui/problem';
import './campaigns.css';

export function MemberTags({ memberId }: { readonly memberId: string }) {
  const mayChange = may(useMe(), segmentEndpoints.setMemberTags);
  const query = useRemote(segmentEndpoints.memberTags, { params: { id: memberId } });
  const sending = useSend(segmentEndpoints.setMemberTags, [
    segmentEndpoints.memberTags,
    segmentEndpoints.segmentChoices,
  ]);
  if (query.data === undefined) return query.isError ? <ProblemLine error={query.error} /> : null;
  const tags = (sending.isPending ? sending.variables.body.tags : query.data.tags.map(({ tag }) => tag)) ?? [];
  if (!mayChange && tags.length === 0) return null;
  return (
    <div className="member-tags" data-testid="member-tags">
      <span className="quiet">标签</span>
      {mayChange ? (
        <Select<string[]>
          id="member-tags"
          aria-label="标签"
          mode="tags"
          variant="borderless"
          value={[...tags]}
          options={query.data.known.map((tag) => ({ value: tag, label: tag }))}
          placeholder="加标签，例如：爱穿亚麻"
          virtual={false}
          maxCount={20}
          style={{ minWidth: 240 }}
          popupMatchSelectWidth={false}
          onChange={(next) =>
            sending.mutate({ params: { id: memberId }, body: { tags: next.map((tag) => tag.trim().slice(0, 12)) } })
          }
        />
      ) : (
        tags.map((tag) => (
          <span key={tag} className="state-mark">
            {tag}
          </span>
        ))
      )}
      <ProblemLine error={sending.error} />
    </div>
  );
}
