// One upload: its progress, its end when the page is left, and the way on to the import that came of it.
import { adminDeskEndpoints, adminImportEndpoints } from '@guike/contracts/http';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { keyOf } from '../api/remote';
import { uploadFile } from './upload';

type Wanted = Pick<Parameters<typeof uploadFile>[0], 'file' | 'query'>;

export function useUpload() {
  const [share, setShare] = useState(0);
  const leaving = useRef<AbortController | null>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: (wanted: Wanted) => {
      leaving.current = new AbortController();
      setShare(0);
      return uploadFile({ ...wanted, signal: leaving.current.signal, onProgress: setShare });
    },
    onSuccess: (row) => {
      const changed = [adminImportEndpoints.imports, adminDeskEndpoints.home];
      for (const endpoint of changed) void client.invalidateQueries({ queryKey: keyOf(endpoint) });
      void navigate(`/imports/${row.id}`, { replace: true });
    },
  });
  useEffect(() => () => leaving.current?.abort(new Error('the page was left')), []);
  useWarning(sending.isPending);
  return { sending, share };
}

/** The browser asks before a page is closed that is still sending. */
function useWarning(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isSending]);
}
