// One look as whoever decides has to see it: the picture large, the words, what WeChat thought, and the decision beside.
import { Person } from '../ui/person';
import { count, timeText } from '../ui/format';
import { LookDecision } from './look-decision';
import { NameDecision } from './name-decision';
import { LookPictures } from './look-pictures';
import { Reports } from './reports';
import { type Look, itemsText, stateNames, verdictNames } from './words';

export function LookCard({ look }: { readonly look: Look }) {
  return (
    <article className="panel look-card" data-testid={`look-${look.id}`}>
      <LookPictures photos={look.photos} about={look.caption === '' ? '这套穿搭' : look.caption} />
      <div className="look-words">
        <p className="look-state">
          <span className={look.state === 'published' && !look.hidden ? 'state-mark is-on' : 'state-mark'}>
            {look.hidden ? '已隐藏' : stateNames[look.state]}
          </span>
          {look.sentence !== stateNames[look.state] && <span>{look.sentence}</span>}
        </p>
        <p className="look-caption">{look.caption === '' ? <span className="quiet">没有配文</span> : look.caption}</p>
        <Facts look={look} />
        {look.reports > 0 && <Reports lookId={look.id} />}
        <LookDecision look={look} />
      </div>
    </article>
  );
}

function Facts({ look }: { readonly look: Look }) {
  const { photos, textSuggest, items, storeName, submittedAt, publishedAt, reason, decidedBy } = look;
  return (
    <dl className="look-facts">
      <dt>会员</dt>
      <dd>
        <Person row={look} />
      </dd>
      {look.publicName !== null && (
        <>
          <dt>写的名字</dt>
          <dd>
            {look.publicName} <NameDecision name={{ memberId: look.memberId, name: look.publicName, state: 'shown' }} />
          </dd>
        </>
      )}
      <dt>单品</dt>
      <dd>{items.length === 0 ? <span className="quiet">没有填</span> : itemsText(items)}</dd>
      <dt>门店</dt>
      <dd>{storeName}</dd>
      <dt>提交</dt>
      <dd>
        {timeText(submittedAt)}
        {publishedAt !== null && <span className="under">{timeText(publishedAt)} 发布</span>}
      </dd>
      <dt>微信看文字</dt>
      <dd>{verdictOf(textSuggest)}</dd>
      {photos.length > 0 && (
        <>
          <dt>微信看图片</dt>
          <dd>{picturesText(photos)}</dd>
        </>
      )}
      {(reason !== '' || decidedBy !== null) && (
        <>
          <dt>处理</dt>
          <dd>
            {reason === '' ? '店里看过' : reason}
            {decidedBy !== null && <span className="under">{decidedBy}</span>}
          </dd>
        </>
      )}
    </dl>
  );
}

const verdictOf = (suggest: Look['textSuggest']): string => (suggest === null ? '还没有结果' : verdictNames[suggest]);

/** 3 张通过，第 2 张拿不准 */
function picturesText(photos: Look['photos']): string {
  const passed = photos.filter(({ suggest }) => suggest === 'pass').length;
  const others = photos
    .filter(({ suggest }) => suggest !== 'pass')
    .map(({ nth, suggest }) => `第 ${nth} 张${verdictOf(suggest)}`);
  return [...(passed > 0 ? [`${count(passed)} 张通过`] : []), ...others].join('，');
}
