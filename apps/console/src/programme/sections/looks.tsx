// Points for looks that members show.
import { lookModes } from '../parts/choices';
import { Amount, Pick, Tick } from '../parts/fields';
import { Optional } from '../parts/optional';
import { Block, Sentence } from '../parts/sentence';

const start = () => ({
  mode: 'per_like',
  pointsPerLike: 1,
  pointsPerPhoto: 0,
  windowDays: 7,
  mostPerLook: 50,
  mostPerMonth: 200,
  youngestAccountDays: 7,
  ringPercent: 50,
  claims: false,
});

export function Looks() {
  return (
    <Block title="穿搭">
      <Optional path={['looks']} label="会员可以晒穿搭" start={start}>
        <Sentence>
          <Pick path={['looks', 'mode']} label="怎么记分" options={lookModes} />
          <span>；每个赞</span>
          <Amount path={['looks', 'pointsPerLike']} label="每个赞几积分" width={64} />
          <span>积分，每张通过的照片</span>
          <Amount path={['looks', 'pointsPerPhoto']} label="每张通过的照片几积分" width={72} />
          <span>积分</span>
        </Sentence>
        <Sentence>
          <span>发布后</span>
          <Amount path={['looks', 'windowDays']} label="发布后几天之内的赞算数" width={64} />
          <span>天之内的赞算数；每条最多</span>
          <Amount path={['looks', 'mostPerLook']} label="每条最多几积分" width={80} />
          <span>积分，每人每月最多</span>
          <Amount path={['looks', 'mostPerMonth']} label="每人每月最多几积分" width={80} />
          <span>积分</span>
        </Sentence>
        <Sentence>
          <span>入会不满</span>
          <Amount path={['looks', 'youngestAccountDays']} label="入会不满几天的赞不算" width={64} />
          <span>天的人点的赞不算；两个人互赞达到</span>
          <Amount path={['looks', 'ringPercent']} label="互赞达到百分之几不算" width={64} />
          <span>% 时都不算</span>
        </Sentence>
        <p className="quiet" data-testid="looks-rule">
          微信不允许为分享或集赞给好处。积分只来自小程序里、审核过的赞，不来自分享；“按通过的照片记分”最稳妥，“按点赞记分”请把上限定低，不要当任务宣传。
        </p>
        <Tick path={['looks', 'claims']} label="接受朋友圈点赞的截图" />
        <p className="quiet" data-testid="claims-rule">
          微信明文不允许为朋友圈的赞付报酬，可能停用分享甚至封号。默认不开；开了也请不要宣传。
        </p>
      </Optional>
    </Block>
  );
}
