// 晒图审核: a screenshot of a post, for one of my looks or an activity of a store; and what became of earlier ones. Stands
// apart from everything that is shared.
import { Input, Text, View } from '@tarojs/components';
import { type AnswerOf, lookClaimEndpoints } from '@guike/contracts/http';
import { Choose } from '../../claims/choose';
import { Personal } from '../../consent/personal';
import { hangerPicture } from '../../looks/hanger';
import { LookClaimList } from '../../looks/look-claim-list';
import { type UsedLookClaim, useLookClaim } from '../../looks/use-look-claim';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../claims/claims.css';
import '../../looks/looks.css';
import '../../looks/my-looks.css';

type Claims = AnswerOf<typeof lookClaimEndpoints.claims>;
/** Among looks, what is no look. */
const ACTIVITY = 'activity';

export default function LookClaimsPage() {
  return (
    <Page id="look-claims-page">
      <Personal title="登录后看晒图审核" words="发过的图，门店核对后记入" picture={hangerPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('look-claims', lookClaimEndpoints.claims, { query: { limit: 20 } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={480} round />}>
      {(page) => (
        <>
          {page.rules === null ? (
            <Blank
              id="no-look-claims"
              title={page.closed ?? '现在不能提交'}
              picture={hangerPicture}
              action={{ words: '看我的穿搭', onTap: () => go('myLooks') }}
            />
          ) : (
            <ClaimForm page={page} rules={page.rules} onFiled={remote.reload} />
          )}
          <LookClaimList page={page} />
        </>
      )}
    </Shown>
  );
}

/** Beside its label there is room for so much. */
const ROOM = 12;

function shortened(caption: string): string {
  const letters = [...caption];
  if (letters.length === 0) return '我的一套穿搭';
  return letters.length > ROOM ? `${letters.slice(0, ROOM - 1).join('')}…` : caption;
}

interface ClaimFormProps {
  readonly page: Claims;
  readonly rules: NonNullable<Claims['rules']>;
  readonly onFiled: () => Promise<void>;
}

function ClaimForm({ page, rules, onFiled }: ClaimFormProps) {
  const { wish, picture, complete, busy, problem, change, choose, file } = useLookClaim(onFiled);
  return (
    <>
      <Text id="look-claim-rule" className="line soft sheet-words">
        {`${rules.sentence}。微信不允许用好处换转发或集赞，请只提交您自己已经发过的图，不用为此请人点赞。`}
      </Text>
      <Card id="look-claim-form">
        <About page={page} wish={wish} change={change} />
        <Line
          id="look-claim-likes"
          label="截图里的赞"
          number
          value={wish.likes}
          onChange={(likes) => change({ likes })}
        />
        <Row
          id="look-claim-picture"
          side={
            <Text className={picture === null ? 'soft' : ''}>{picture === null ? '请选择' : '已选好，点按可换'}</Text>
          }
          onTap={() => void choose()}
        >
          <Text className="soft">截图</Text>
        </Row>
        {problem !== null && <Banner id="look-claim-problem">{problem}</Banner>}
        <Button id="look-claim-file" off={!complete || busy || rules.left === 0} onTap={file}>
          {busy ? '正在上传' : '提交'}
        </Button>
        <Text className="line soft small claim-note">
          {rules.left === 0 ? '这个月的次数已用完，下个月再来' : `这个月还可以提交 ${rules.left} 次`}
        </Text>
      </Card>
    </>
  );
}

interface AboutProps extends Pick<UsedLookClaim, 'wish' | 'change'> {
  readonly page: Claims;
}

/** Which look, or which activity of which store. */
function About({ page: { looks, stores }, wish, change }: AboutProps) {
  const about = wish.look ?? (wish.activity !== '' || wish.store !== '' ? ACTIVITY : '');
  const options = [
    ...looks.map(({ id, caption }) => ({ value: id, label: shortened(caption) })),
    { value: ACTIVITY, label: '门店的活动' },
  ];
  const onAbout = (value: string): void =>
    change(
      value === ACTIVITY ? { look: null, store: stores[0]?.code ?? '' } : { look: value, activity: '', store: '' },
    );
  return (
    <>
      <Choose id="look-claim-about" label="哪一条" value={about} options={options} onChoose={onAbout} />
      {about === ACTIVITY && (
        <>
          <Choose
            id="look-claim-store"
            label="门店"
            value={wish.store}
            options={stores.map(({ code, name }) => ({ value: code, label: name }))}
            onChoose={(store) => change({ store })}
          />
          <Line
            id="look-claim-activity"
            label="活动名称"
            value={wish.activity}
            onChange={(activity) => change({ activity })}
          />
        </>
      )}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly number?: boolean;
  readonly onChange: (value: string) => void;
}

function Line({ id, label, value, number = false, onChange }: LineProps) {
  return (
    <Row
      side={
        <View>
          <Input
            id={id}
            className="claim-input"
            {...(number ? { type: 'number' as const } : {})}
            value={value}
            maxlength={number ? 5 : 40}
            placeholder="请填写"
            placeholderClass="soft"
            aria-label={label}
            onInput={({ detail }) => onChange(detail.value)}
          />
        </View>
      }
    >
      <Text className="soft">{label}</Text>
    </Row>
  );
}
