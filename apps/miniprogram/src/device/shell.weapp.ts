// WeChat draws title and tabs itself.
export const prepareShell = (): void => undefined;
