// Signing in is never a must.
import { Button } from '../../ui/button';
import { goTab } from '../../ui/go';

export function LookAround() {
  return (
    <Button id="look-around" kind="text" onTap={() => goTab('home')}>
      先看看
    </Button>
  );
}
