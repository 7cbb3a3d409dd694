import { exportStream as contract } from '@/lib/api/streams.ts';
import { downloadRoute } from '@/server/http/route.ts';
import { exportStream } from '@/server/services/streams/export-stream.ts';

export const GET = downloadRoute(contract, exportStream);
