// Lets what screen readers are told through to WeChat: Taro's templates leave these attributes out.
import type { IPluginContext } from '@tarojs/service';

const ARIA = { 'aria-role': '', 'aria-label': '', 'aria-checked': '', 'aria-disabled': '', 'aria-hidden': '' };
const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input'];

interface Platform {
  readonly template: { mergeComponents(ctx: IPluginContext, components: Record<string, typeof ARIA>): void };
}

export default function aria(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }: Platform) =>
      template.mergeComponents(ctx, Object.fromEntries(COMPONENTS.map((name) => [name, { ...ARIA }]))),
  });
}
