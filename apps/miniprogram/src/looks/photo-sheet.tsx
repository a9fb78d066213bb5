// One photo of my album, large: show it to others, or delete it for good.
import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { apiBase } from '../settings';
import { asPicture } from '../ui/aria';
import { Button } from '../ui/button';
import { goMyLook, goPublish } from '../ui/go';
import { Sheet } from '../ui/sheet';
import { dayWords } from '../words/days';
import type { Photo } from './answers';
import { placeOf } from './columns';

interface PhotoSheetProps {
  readonly photo: Photo;
  readonly busy: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

export function PhotoSheet({ photo, busy, onRemove, onClose }: PhotoSheetProps) {
  const [sure, setSure] = useState(false);
  const { id, takenOn, storeName, lookId } = photo;
  const day = dayWords(takenOn, phoneTime());
  if (sure)
    return (
      <Sheet id="photo-removing" title="删除这张照片？" onClose={() => setSure(false)}>
        <Text className="line soft sheet-words">
          {lookId === null ? '删除后找不回来。' : '删除后找不回来，用到它的穿搭也会一起撤回。'}
        </Text>
        <Button id="photo-remove-confirm" off={busy} onTap={onRemove}>
          {busy ? '正在删除' : '删除'}
        </Button>
        <Button id="photo-remove-cancel" kind="quiet" onTap={() => setSure(false)}>
          留着
        </Button>
      </Sheet>
    );
  return (
    <Sheet id="photo-sheet" title={storeName === null ? day : `${day} · ${storeName}`} onClose={onClose}>
      <View className="photo-large" style={{ paddingTop: placeOf(photo) }}>
        <Image className="look-fill" mode="aspectFit" src={`${apiBase}${photo.large}`} {...asPicture(`${day}的照片`)} />
      </View>
      {lookId === null ? (
        <Button id="photo-publish" onTap={() => goPublish([id])}>
          用这张发布穿搭
        </Button>
      ) : (
        <Button id="photo-look" onTap={() => goMyLook(lookId)}>
          看它的穿搭
        </Button>
      )}
      <Button id="photo-remove" kind="quiet" onTap={() => setSure(true)}>
        删除
      </Button>
    </Sheet>
  );
}
