// WeChat's question whether the shop may send a message of each kind, once for each yes.
import Taro from '@tarojs/taro';
import { type Answer, answersIn } from './answers';

/** The person has turned all such messages off in WeChat's settings: nothing was asked. */
const TURNED_OFF = 20004;

/**
 * Asks for at most three templates and answers what was said to each; what was not asked is left out. To be called in
 * the handler of a tap, before anything that is waited for: WeChat refuses it otherwise. Never throws.
 */
export async function askForMessages(templateIds: readonly string[]): Promise<Record<string, Answer>> {
  const tmplIds = templateIds.slice(0, 3);
  if (tmplIds.length === 0) return {};
  try {
    return answersIn(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }), tmplIds);
  } catch (error) {
    const { errCode } = (error ?? {}) as { errCode?: unknown };
    return errCode === TURNED_OFF ? Object.fromEntries(tmplIds.map((id) => [id, 'reject' as const])) : {};
  }
}
