// What people have allowed at the question “允许发送订阅消息”: one message for each yes. WeChat tells nobody how many are left.

export const answers = ['accept', 'reject', 'ban', 'filter'] as const;
export type Answer = (typeof answers)[number];

export class Grants {
  private readonly free = new Map<string, number>();

  add(openid: string, templateId: string): void {
    const key = `${openid} ${templateId}`;
    this.free.set(key, (this.free.get(key) ?? 0) + 1);
  }

  /** Uses one up; false where there is none. */
  take(openid: string, templateId: string): boolean {
    const key = `${openid} ${templateId}`;
    const left = this.free.get(key) ?? 0;
    if (left > 0) this.free.set(key, left - 1);
    return left > 0;
  }

  /** The person turns the template off in WeChat's own settings: what was allowed is gone. */
  drop(openid: string, templateId: string): void {
    this.free.delete(`${openid} ${templateId}`);
  }

  left(openid: string, templateId: string): number {
    return this.free.get(`${openid} ${templateId}`) ?? 0;
  }
}
