// What the thumb does under a look: have it hung up to try on; under one's own, see what became of it.
import { Button } from '../ui/button';

interface LookFootProps {
  readonly mine: boolean;
  readonly onWish: () => void;
  readonly onMine: () => void;
}

export function LookFoot({ mine, onWish, onMine }: LookFootProps) {
  return mine ? (
    <Button id="look-mine" kind="quiet" onTap={onMine}>
      管理这套穿搭
    </Button>
  ) : (
    <Button id="look-try" onTap={onWish}>
      想试这身
    </Button>
  );
}
