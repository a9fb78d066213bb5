// A member shows a screenshot of a post. It is made anew, and the same picture is taken once, whoever sends it.
// Source: product.md, Looks (claims; one for each post, the same picture twice is refused).
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { type LookClaim, LookClaimsService } from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { Database, Keys, Storage, type Tx, encodePicture, pictureHash, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { storeOf } from '../points/file-claim';
import { lockMember } from '../standing';
import { CLAIMS_A_MONTH, type LookClaimAnswer, firstOfMonth, lookClaimFile, lookClaimViews } from './look-claim-view';

export interface LookClaimWish {
  readonly memberId: MemberId;
  readonly id: string;
  /** As the member counted. */
  readonly likes: number;
  readonly of: { readonly lookId: string } | { readonly activity: string; readonly store: string };
}

type Post = Pick<LookClaim, 'post' | 'lookId' | 'activity' | 'storeId'>;

const WIDTH = 1200;

@Injectable()
export class FileLookClaim {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: LookClaimsService,
    private readonly storage: Storage,
    private readonly keys: Keys,
  ) {}

  /**
   * Files a claim; the same id with the same content again answers the same claim. Errors: PICTURE_INVALID,
   * PICTURE_TOO_LARGE, MEMBER_UNKNOWN, NOT_A_MEMBER, ACCOUNT_FROZEN, LOOK_UNKNOWN, STORE_UNKNOWN, LOOK_CLAIMS_OFF,
   * LOOK_CLAIM_LIMIT, LOOK_CLAIM_EXISTS (the post is claimed), LOOK_CLAIM_PICTURE_USED, OPERATION_CONFLICT.
   */
  async file(wish: LookClaimWish, bytes: Buffer): Promise<LookClaimAnswer> {
    await this.requireOn(this.database.reading);
    const { hash, files } = await encodePicture(bytes, [WIDTH]);
    const [file] = files;
    if (!file) throw new Error('no picture was made');
    const looks = await pictureHash(file.bytes);
    const fileKey = this.keys.blindIndex(`look-claim/${wish.memberId}/${wish.id}/${hash}`).toString('hex');
    // The file before the row: no row names what is not there.
    await this.storage.put(lookClaimFile(fileKey), file.bytes);
    try {
      return await this.database.inTransaction((tx) => this.insert(tx, wish, { fileKey, looks }));
    } catch (error) {
      if (error instanceof DomainError) await this.dropUnnamed(wish, fileKey);
      throw error;
    }
  }

  private async insert(
    tx: Tx,
    wish: LookClaimWish,
    { fileKey, looks }: { fileKey: string; looks: string },
  ): Promise<LookClaimAnswer> {
    const { memberId, id, likes } = wish;
    const names = await everyIdOf(tx, memberId);
    const post = await postOf(tx, wish, names);
    await this.claims.queue(tx);
    const { day } = await this.programmes.present(tx);
    const { state } = await lockMember(tx, memberId, day);
    const before = await this.claims.find(tx, names, id);
    if (before) return again(tx, before, { post: post.post, likes, looks });
    if (state === 'frozen') throw new DomainError('ACCOUNT_FROZEN');
    if (state !== 'active') throw new DomainError('NOT_A_MEMBER');
    await this.requireOn(tx);
    const { filed, claimed } = await this.claims.before(tx, names, { post: post.post, since: firstOfMonth(day) });
    if (claimed) throw new DomainError('LOOK_CLAIM_EXISTS');
    if (filed >= CLAIMS_A_MONTH) throw new DomainError('LOOK_CLAIM_LIMIT', { perMonth: CLAIMS_A_MONTH });
    if (await this.claims.isUsed(tx, names, looks)) throw new DomainError('LOOK_CLAIM_PICTURE_USED');
    const claim = { ...post, memberId, id, likes, pictureHash: looks, fileKey, filedOn: day };
    if (!(await this.claims.insert(tx, claim))) throw new DomainError('OPERATION_CONFLICT');
    return view(tx, await this.claims.find(tx, names, id));
  }

  private async requireOn(tx: Tx): Promise<void> {
    const { body } = await this.programmes.present(tx);
    if (body.looks?.claims !== true) throw new DomainError('LOOK_CLAIMS_OFF');
  }

  /** Of a refused claim nothing stays; a claim that was answered before keeps its file. */
  private async dropUnnamed({ memberId, id }: LookClaimWish, fileKey: string): Promise<void> {
    const names = await everyIdOf(this.database.reading, memberId);
    const claim = await this.claims.find(this.database.reading, names, id);
    if (claim?.fileKey !== fileKey) await this.storage.delete(lookClaimFile(fileKey));
  }
}

/** Errors: LOOK_UNKNOWN for what is no published look of theirs, STORE_UNKNOWN. */
async function postOf(tx: Tx, { of }: LookClaimWish, names: readonly MemberId[]): Promise<Post> {
  if ('lookId' in of) {
    const [look] = await rows<{ store_id: StoreId }>(
      tx,
      `SELECT store_id FROM look WHERE member_id = ANY ($1) AND id = $2 AND state = 'published'`,
      [names, of.lookId],
    );
    if (!look) throw new DomainError('LOOK_UNKNOWN');
    return { post: `look/${of.lookId}`, lookId: of.lookId, activity: null, storeId: look.store_id };
  }
  const storeId = await storeOf(tx, of.store);
  // However it is spaced or written, it is one activity.
  const named = of.activity.replace(/\s+/gu, '').toLowerCase();
  return { post: `activity/${storeId}/${named}`, lookId: null, activity: of.activity, storeId };
}

function again(
  tx: Tx,
  before: LookClaim,
  now: { readonly post: string; readonly likes: number; readonly looks: string },
): Promise<LookClaimAnswer> {
  if (before.post !== now.post || before.likes !== now.likes || before.pictureHash !== now.looks)
    throw new DomainError('OPERATION_CONFLICT');
  return view(tx, before);
}

async function view(tx: Tx, claim: LookClaim | null): Promise<LookClaimAnswer> {
  const [answer] = claim ? await lookClaimViews(tx, [claim]) : [];
  if (!answer) throw new Error('a claim that was inserted is not there');
  return answer;
}
