// Whose invitation an address carries: by its own query, or by the scene of a mini-program code. Pure.
import { inviteCode } from '@guike/contracts/http';

export interface Landing {
  readonly i?: string | undefined;
  /** As WeChat gives it: encoded; the invite code alone, or behind a point after what is shown. */
  readonly scene?: string | undefined;
}

/** The invite code, or null where the address carries none. */
export function inviteCodeOf({ i, scene }: Landing): string | null {
  if (i !== undefined) return inviteCode.safeParse(i).data ?? null;
  return (
    inviteCode.safeParse(
      decoded(scene ?? '')
        .split('.')
        .pop(),
    ).data ?? null
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
