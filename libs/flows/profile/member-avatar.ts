// 头像: a member's picture, made anew and small, under a name that nobody can guess; the one before is removed.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId } from '@guike/kernel';
import { ProfilesService } from '@guike/members';
import { Database, Keys, Storage, encodePicture } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { avatarFile, avatarPath } from './avatar-path';
import { requireHere } from './leave-programme';
import { lockMember } from '../standing';

const WIDTH = 320;

@Injectable()
export class MemberAvatar {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly profiles: ProfilesService,
    private readonly storage: Storage,
    private readonly keys: Keys,
  ) {}

  /** Answers where it is served. Errors: PICTURE_INVALID, PICTURE_TOO_LARGE, UNAUTHENTICATED. */
  async set(memberId: MemberId, bytes: Buffer): Promise<{ avatar: string }> {
    const { hash, files } = await encodePicture(bytes, [WIDTH]);
    const [file] = files;
    if (!file) throw new Error('no picture was made');
    const key = this.keys.blindIndex(`avatar/${memberId}/${hash}`).toString('hex');
    // The file before the row: no row names what is not there.
    await this.storage.put(avatarFile(key), file.bytes);
    try {
      await this.change(memberId, key);
    } catch (error) {
      // Of who has left meanwhile nothing stays.
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') await this.storage.delete(avatarFile(key));
      throw error;
    }
    return { avatar: avatarPath(key) };
  }

  /** No picture any more. */
  async remove(memberId: MemberId): Promise<{ avatar: null }> {
    await this.change(memberId, null);
    return { avatar: null };
  }

  /** Error: NOT_FOUND. */
  async file(name: string): Promise<Buffer> {
    const bytes = await this.storage.get(`avatars/${name}`);
    if (bytes === null) throw new DomainError('NOT_FOUND');
    return bytes;
  }

  private async change(memberId: MemberId, key: string | null): Promise<void> {
    const stale = await this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      requireHere(await lockMember(tx, memberId, day));
      return this.profiles.picture(tx, memberId, key);
    });
    // Named in the row until they are gone, so that a process that ends here leaves nothing behind for good.
    for (const each of stale) await this.storage.delete(avatarFile(each));
    if (stale.length > 0) await this.database.inTransaction((tx) => this.profiles.forgetFiles(tx, memberId, stale));
  }
}
