// What members may agree to besides the papers, each for itself and taken back as easily. A changed text is a new version,
// and then nobody has agreed to it yet.

export type PurposeName = 'marketing' | 'personalised' | 'photo' | 'publish';

export interface Purpose {
  readonly version: string;
  readonly title: string;
  /** What it is for, and what happens without it. */
  readonly text: string;
}

export const purposes: Readonly<Record<PurposeName, Purpose>> = {
  marketing: {
    version: '2026-11',
    title: '营销信息',
    text: '新品和活动的消息发到您的手机。不同意时，只收到与您的会员权益、消费、积分、预约有关的通知。',
  },
  personalised: {
    version: '2026-11',
    title: '个性化推荐',
    text: '按您的消费和喜好挑选推荐内容。不同意时，看到的内容与其他会员相同，积分和等级不受影响。',
  },
  photo: {
    version: '2026-11',
    title: '试衣留影',
    text: '店员可以把您试衣的照片存进只有您能看的相册，生日时做成回放。不同意时不拍照、不留存。',
  },
  publish: {
    version: '2026-11',
    title: '公开穿搭',
    text: '您选的照片、写的话、单品和尺码，以及您设置的头像，会给所有人看到，不写姓名，先经过审核。相册里其他照片不公开。可随时撤回，照片马上撤下、从公开的地方删除。',
  },
};
