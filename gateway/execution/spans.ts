import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/** Where nobody has set up telemetry, spans cost next to nothing and go nowhere. */
const tracer = trace.getTracer('throughline-gateway');

function failed(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Does work within a span that is named for it. */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, { attributes });
  try {
    return await work(span);
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Does work that is done at once within a span that is named for it. */
export function inSpanAtOnce<Result>(name: string, attributes: Attributes, work: (span: Span) => Result): Result {
  const span = tracer.startSpan(name, { attributes });
  try {
    return work(span);
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}
