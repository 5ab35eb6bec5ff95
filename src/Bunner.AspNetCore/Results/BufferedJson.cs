using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Bunner.AspNetCore;

/// <summary>
/// Writes small JSON documents at once, with their length in the header, through a buffer and a writer that each thread keeps:
/// nothing is allocated, and a serializer that throws has not sent half a response.
/// </summary>
/// <remarks>
/// Only objects and simple values go this way, as sequences may be endless. A type of which one document was large, or that
/// cannot be written without waiting, is streamed by the framework from then on.
/// </remarks>
internal static class BufferedJson
{
    /// <summary>The largest document that a type may have and still be buffered; also what a thread keeps at most.</summary>
    private const int Largest = 16 * 1024;

    private const int FirstSize = 1024;

    /// <summary>What <see cref="JsonSerializerOptions.MaxDepth"/> means by 0.</summary>
    private const int DefaultDepth = 64;
    private const string ContentType = "application/json; charset=utf-8";

    [ThreadStatic]
    private static Buffer? t_buffer;

    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        if (StreamedTypes<T>.Has || type.Kind is not (JsonTypeInfoKind.Object or JsonTypeInfoKind.None) || context.Response.HasStarted)
        {
            return context.Response.WriteAsJsonAsync(value, type);
        }

        // A converter may call handlers of its own, in theory; it then finds no buffer and gets a new one.
        Buffer buffer = t_buffer ?? new Buffer(type.Options);
        t_buffer = null;
        try
        {
            buffer.Begin(type.Options);
            JsonSerializer.Serialize(buffer.Writer, value, type);
            buffer.Writer.Flush();
            return SendAsync(context, buffer.Content.WrittenSpan);
        }
        catch (NotSupportedException) when (!context.Response.HasStarted)
        {
            // Something in it can only be enumerated asynchronously, unless the framework finds it wrong as well.
            StreamedTypes<T>.Has = true;
            return context.Response.WriteAsJsonAsync(value, type);
        }
        finally
        {
            if (buffer.Content.WrittenCount <= Largest)
            {
                t_buffer = buffer;
            }
            else
            {
                StreamedTypes<T>.Has = true;
            }
        }
    }

    private static Task SendAsync(HttpContext context, ReadOnlySpan<byte> content)
    {
        HttpResponse response = context.Response;
        response.ContentType = ContentType;
        if (WholeBody.MayBeSaidToBe(context))
        {
            response.ContentLength = content.Length;
        }

        PipeWriter body = response.BodyWriter;
        body.Write(content);
        ValueTask<FlushResult> flush = body.FlushAsync();
        if (!flush.IsCompletedSuccessfully)
        {
            return flush.AsTask();
        }

        flush.GetAwaiter().GetResult();
        return Task.CompletedTask;
    }

    /// <summary>Whether a type was found to need streaming.</summary>
    private static class StreamedTypes<T>
    {
        public static volatile bool Has;
    }

    private sealed class Buffer(JsonSerializerOptions options)
    {
        private JsonSerializerOptions _options = options;

        public ArrayBufferWriter<byte> Content { get; } = new(FirstSize);

        public Utf8JsonWriter Writer { get; private set; } = null!;

        /// <summary>Empties the buffer; a writer is made anew only for the options of another application in the process.</summary>
        public void Begin(JsonSerializerOptions options)
        {
            Content.ResetWrittenCount();
            if (Writer is not null && ReferenceEquals(_options, options))
            {
                Writer.Reset();
                return;
            }

            _options = options;
            Writer = new Utf8JsonWriter(Content, new JsonWriterOptions
            {
                Encoder = options.Encoder,
                Indented = options.WriteIndented,
                IndentCharacter = options.IndentCharacter,
                IndentSize = options.IndentSize,
                NewLine = options.NewLine,
                MaxDepth = options.MaxDepth == 0 ? DefaultDepth : options.MaxDepth,
                SkipValidation = true,
            });
        }
    }
}
