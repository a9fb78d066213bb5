// What the build was told: the one place that reads it.

/** Where the API answers, without a slash at the end; empty in a browser, which asks the server it came from. */
export const apiBase = process.env.TARO_APP_API;

/** Built for WeChat, not for browsers. */
export const inWeChat = process.env.TARO_ENV === 'weapp';
