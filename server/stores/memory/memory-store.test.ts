import { describeEventStore } from '../conformance/describe-event-store.ts';
import { memoryHarness } from './testing/memory-harness.ts';

describeEventStore('memory, versions from 0', memoryHarness(0n));
describeEventStore('memory, versions from 1', memoryHarness(1n));
