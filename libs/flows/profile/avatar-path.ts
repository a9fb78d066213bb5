// Where a member's picture is kept, and where it is served from.

/** From the root of the API. */
export const avatarPath = (key: string): string => `/pictures/avatars/${key}.webp`;
export const avatarFile = (key: string): string => `avatars/${key}.webp`;
