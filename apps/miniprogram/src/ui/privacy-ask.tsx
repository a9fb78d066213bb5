// Nothing in a browser; in WeChat privacy-ask.weapp.tsx stands in its place.
export const PrivacyAsk = (): null => null;
