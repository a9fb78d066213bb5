// What a member reads about their album and their looks.
import type { Message } from './messages';

/** A guide has taken photos and the member has not agreed to photos yet. */
export function photoOfferedMessage({ storeName }: { readonly storeName: string }): Message {
  return {
    kind: 'look',
    title: '试衣照等您同意',
    body: `${storeName}为您拍了试衣照。同意后存进只有您能看的相册；24 小时内没有同意，照片会自动删除。`,
  };
}

export function lookPublishedMessage(): Message {
  return { kind: 'look', title: '您的穿搭已发布', body: '审核已通过，大家可以看到了。不想公开时，可以随时撤回。' };
}

/** `reason`: as the shop wrote it, or what the checks are about. */
export function lookRefusedMessage({ reason }: { readonly reason: string }): Message {
  return { kind: 'look', title: '您的穿搭没有发布', body: `${reason}。照片还在您的相册里，改一改可以再发。` };
}

export function lookTakenDownMessage({ reason }: { readonly reason: string }): Message {
  return {
    kind: 'look',
    title: '您的穿搭已由门店撤下',
    body: `原因：${reason}。照片还在您的相册里，有疑问请联系门店。`,
  };
}

export function publicNameTakenDownMessage(reason: string): Message {
  return {
    kind: 'look',
    title: '您的公开名已由门店撤下',
    body: `原因：${reason}。穿搭照常展示，写“会员”；您可以换一个名字。`,
  };
}
