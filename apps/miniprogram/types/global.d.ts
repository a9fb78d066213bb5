// What the build adds to the language: pictures, styles and the values of the .env files.
/// <reference types="@tarojs/taro" />

declare module '*.png';
declare module '*.jpg';
declare module '*.svg';
declare module '*.css';

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test';
    TARO_ENV: 'weapp' | 'h5';
    /** Where the API answers, without a slash at the end; empty in a browser, which asks the server it came from. */
    TARO_APP_API: string;
  }
}

declare const process: { readonly env: NodeJS.ProcessEnv };
