// A button: full for the one main action of a screen, quiet for another, text for the least.
import { View } from '@tarojs/components';
import { asButton } from './aria';
import { classes } from './classes';

interface ButtonProps {
  readonly id?: string;
  readonly kind?: 'full' | 'quiet' | 'text';
  /** Takes no tap: something is missing, or the tap before is still under way. */
  readonly off?: boolean;
  readonly onTap: () => void;
  readonly children: string;
}

export function Button({ id, kind = 'full', off = false, onTap, children }: ButtonProps) {
  return (
    <View
      id={id}
      className={classes('button', kind !== 'full' && `button-${kind}`, off && 'button-off')}
      hoverClass={off ? 'none' : 'pressed'}
      onClick={off ? undefined : onTap}
      {...asButton()}
      aria-disabled={off}
    >
      {children}
    </View>
  );
}
