// One screenshot beside the look it is about: who sent it, what looks alike, and the decision.
import { adminLookClaimEndpoints, adminLookEndpoints, requestOf } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { count, dayText, timeText } from '../ui/format';
import { Person } from '../ui/person';
import { ClaimDecision } from './claim-decision';
import type { Claim } from './words';

const stateNames: Readonly<Record<Claim['state'], string>> = {
  waiting: '等审核',
  second: '等第二个人',
  approved: '已通过',
  refused: '未通过',
};

interface ClaimCardProps {
  readonly claim: Claim;
  /** Above so many likes two people have to look. */
  readonly secondAbove: number;
}

export function ClaimCard({ claim, secondAbove }: ClaimCardProps) {
  return (
    <article className="panel look-card claim-card" data-testid={`claim-${claim.id}`}>
      <div className="claim-pictures">
        <Screenshot claim={claim} />
        {claim.lookId !== null && <LookBeside lookId={claim.lookId} />}
      </div>
      <div className="look-words">
        <p className="look-state">
          <span className={claim.state === 'approved' ? 'state-mark is-on' : 'state-mark'}>
            {stateNames[claim.state]}
          </span>
          <span>{resultOf(claim)}</span>
        </p>
        <p className="look-caption">{claim.title}</p>
        <dl className="look-facts">
          <dt>会员填的</dt>
          <dd className="claim-likes">{count(claim.claimedLikes)} 个赞</dd>
          <dt>会员</dt>
          <dd>
            <Person row={claim} />
          </dd>
          <dt>门店</dt>
          <dd>{claim.storeName}</dd>
          <dt>提交</dt>
          <dd>{timeText(claim.filedAt)}</dd>
        </dl>
        {claim.similar.length > 0 && <Similar similar={claim.similar} />}
        <ClaimDecision claim={claim} secondAbove={secondAbove} />
      </div>
    </article>
  );
}

/** Loaded when it comes into view: every reading is written down. */
function Screenshot({ claim: { memberId, id, hasPicture } }: { readonly claim: Claim }) {
  if (!hasPicture) return <div className="look-gone quiet">截图已删除</div>;
  const { path: picture } = requestOf(adminLookClaimEndpoints.lookClaimPicture, { params: { memberId, claim: id } });
  return (
    <a href={picture} target="_blank" rel="noreferrer" title="看大图">
      <img className="claim-shot" src={picture} loading="lazy" alt="朋友圈截图" data-testid="claim-shot" />
    </a>
  );
}

/** Not everybody who reads claims reads looks. */
function LookBeside({ lookId }: { readonly lookId: string }) {
  const isAllowed = may(useMe(), adminLookEndpoints.look);
  const look = useRemote(adminLookEndpoints.look, { params: { id: lookId } }, { enabled: isAllowed }).data;
  const [photo] = look?.photos ?? [];
  if (photo === undefined) return null;
  return (
    <figure className="claim-look">
      <img src={photo.small} width={photo.width} height={photo.height} alt="截图说的这套穿搭" />
      <figcaption className="quiet">店里的这一套</figcaption>
    </figure>
  );
}

function resultOf({ state, likes, points, refusal, decidedBy, decidedAt }: Claim): string {
  const by = decidedBy === null ? '' : `${decidedBy}${decidedAt === null ? '' : `，${timeText(decidedAt)}`}`;
  if (state === 'refused') return `${refusal ?? ''}${by === '' ? '' : `（${by}）`}`;
  if (state === 'approved') return `核对为 ${count(likes ?? 0)} 个赞，已记 ${count(points)} 积分（${by}）`;
  if (state === 'second') return `${by} 核对为 ${count(likes ?? 0)} 个赞，等另一位同事再看`;
  return `照这个数通过，记 ${count(points)} 积分`;
}

function Similar({ similar }: Pick<Claim, 'similar'>) {
  return (
    <div className="look-reports" data-testid="similar">
      <strong>和以前交过的截图很像，请看仔细</strong>
      {similar.map(({ id, memberId, nameMasked, phoneMasked, filedOn, state, sameMember }) => (
        <span key={id}>
          {sameMember ? (
            '同一位会员'
          ) : (
            <Link to={`/members/${memberId}`}>{nameMasked ?? phoneMasked ?? '另一位会员'}</Link>
          )}
          ，{dayText(filedOn)}提交，{stateNames[state]}
        </span>
      ))}
    </div>
  );
}
