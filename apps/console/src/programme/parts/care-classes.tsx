// ABCD by average yearly spend: where each begins, and how each is cared for.
import { Amount, Words } from './fields';
import { Optional } from './optional';
import { Sentence } from './sentence';
import { Wrong } from './slot';

const classes = ['care', 'classes'];
const letters = ['A', 'B', 'C', 'D'];

export function CareClasses() {
  return (
    <>
      <h4>ABCD 分类</h4>
      <Optional
        path={classes}
        label="按年均消费分 A、B、C、D 四类"
        start={() => ({ fromFen: [null, null, null], care: ['', '', '', ''] })}
      >
        {letters.map((letter, index) => (
          <Sentence key={letter}>
            <strong>{letter}</strong>
            {index < 3 ? (
              <>
                <span>年均消费满</span>
                <Amount
                  path={[...classes, 'fromFen', index]}
                  label={`${letter} 类年均消费满多少元`}
                  kind="money"
                  width={120}
                />
              </>
            ) : (
              <span>其余</span>
            )}
            <Words path={[...classes, 'care', index]} label={`${letter} 类怎么维护`} hint="怎么维护" />
          </Sentence>
        ))}
        <Wrong path={[...classes, 'fromFen']} />
      </Optional>
    </>
  );
}
