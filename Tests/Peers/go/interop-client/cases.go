package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"

	"peers/peer"
	pb "peers/testing"
)

const special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"

var (
	requestSizes = []int{27182, 8, 1828, 45904}
	replySizes   = []int32{31415, 9, 2653, 58979}
)

// calls is what a case works with.
type calls struct {
	pb.TestServiceClient
	connection *grpc.ClientConn
	seen       *callStats
}

var cases = []struct {
	name string
	run  func(context.Context, calls) error
}{
	{"empty_unary", emptyUnary},
	{"large_unary", largeUnary},
	{"client_compressed_unary", clientCompressedUnary},
	{"server_compressed_unary", serverCompressedUnary},
	{"client_streaming", clientStreaming},
	{"client_compressed_streaming", clientCompressedStreaming},
	{"server_streaming", serverStreaming},
	{"server_compressed_streaming", serverCompressedStreaming},
	{"ping_pong", pingPong},
	{"empty_stream", emptyStream},
	{"custom_metadata", customMetadata},
	{"status_code_and_message", statusCodeAndMessage},
	{"special_status_message", specialStatusMessage},
	{"unimplemented_method", unimplementedMethod},
	{"unimplemented_service", unimplementedService},
	{"cancel_after_begin", cancelAfterBegin},
	{"cancel_after_first_response", cancelAfterFirstResponse},
	{"timeout_on_sleeping_server", timeoutOnSleepingServer},
}

func payload(size int) *pb.Payload {
	return &pb.Payload{Body: make([]byte, size)}
}

func simpleRequest() *pb.SimpleRequest {
	return &pb.SimpleRequest{ResponseSize: 314159, Payload: payload(271828)}
}

func outputRequest(sizes ...int32) *pb.StreamingOutputCallRequest {
	request := &pb.StreamingOutputCallRequest{}
	for _, size := range sizes {
		request.ResponseParameters = append(request.ResponseParameters, &pb.ResponseParameters{Size: size})
	}
	return request
}

func expectSize(payload *pb.Payload, size int32) error {
	if len(payload.GetBody()) != int(size) {
		return fmt.Errorf("the reply has %d bytes instead of %d", len(payload.GetBody()), size)
	}
	for _, byte := range payload.Body {
		if byte != 0 {
			return errors.New("the reply has a byte that isn't zero")
		}
	}
	return nil
}

func expectStatus(err error, code codes.Code, message string) error {
	if err == nil {
		return fmt.Errorf("the call succeeded instead of ending with %v", code)
	}
	seen, _ := status.FromError(err)
	if seen.Code() != code {
		return fmt.Errorf("the status is %v (%s) instead of %v", seen.Code(), seen.Message(), code)
	}
	if message != "" && seen.Message() != message {
		return fmt.Errorf("the status message is %q instead of %q", seen.Message(), message)
	}
	return nil
}

func emptyUnary(ctx context.Context, calls calls) error {
	_, err := calls.EmptyCall(ctx, &pb.Empty{})
	return err
}

func largeUnary(ctx context.Context, calls calls) error {
	reply, err := calls.UnaryCall(ctx, simpleRequest())
	if err != nil {
		return err
	}
	return expectSize(reply.Payload, 314159)
}

func clientCompressedUnary(ctx context.Context, calls calls) error {
	probe := simpleRequest()
	probe.ExpectCompressed = &pb.BoolValue{Value: true}
	_, err := calls.UnaryCall(ctx, probe)
	if err := expectStatus(err, codes.InvalidArgument, ""); err != nil {
		return err
	}
	reply, err := calls.UnaryCall(ctx, probe, grpc.UseCompressor(gzip.Name))
	if err != nil {
		return err
	}
	if err := expectSize(reply.Payload, 314159); err != nil {
		return err
	}
	plain := simpleRequest()
	plain.ExpectCompressed = &pb.BoolValue{Value: false}
	reply, err = calls.UnaryCall(ctx, plain)
	if err != nil {
		return err
	}
	return expectSize(reply.Payload, 314159)
}

func serverCompressedUnary(ctx context.Context, calls calls) error {
	for _, compressed := range []bool{true, false} {
		request := simpleRequest()
		request.ResponseCompressed = &pb.BoolValue{Value: compressed}
		reply, err := calls.UnaryCall(ctx, request)
		if err != nil {
			return err
		}
		if err := expectSize(reply.Payload, 314159); err != nil {
			return err
		}
		if seen := calls.seen.compressed.Load(); seen != compressed {
			return fmt.Errorf("compressed is %v instead of %v", seen, compressed)
		}
	}
	return nil
}

func sendInput(ctx context.Context, calls calls, sizes []int, options ...grpc.CallOption) error {
	stream, err := calls.StreamingInputCall(ctx, options...)
	if err != nil {
		return err
	}
	sum := 0
	for _, size := range sizes {
		sum += size
		request := &pb.StreamingInputCallRequest{Payload: payload(size)}
		if len(options) > 0 {
			request.ExpectCompressed = &pb.BoolValue{Value: true}
		}
		if err := stream.Send(request); err != nil && err != io.EOF {
			return err
		}
	}
	reply, err := stream.CloseAndRecv()
	if err != nil {
		return err
	}
	if int(reply.AggregatedPayloadSize) != sum {
		return fmt.Errorf("the sum of sizes is %d instead of %d", reply.AggregatedPayloadSize, sum)
	}
	return nil
}

func clientStreaming(ctx context.Context, calls calls) error {
	return sendInput(ctx, calls, requestSizes)
}

func clientCompressedStreaming(ctx context.Context, calls calls) error {
	return sendInput(ctx, calls, []int{27182, 45904}, grpc.UseCompressor(gzip.Name))
}

func serverStreaming(ctx context.Context, calls calls) error {
	stream, err := calls.StreamingOutputCall(ctx, outputRequest(replySizes...))
	if err != nil {
		return err
	}
	for _, size := range replySizes {
		reply, err := stream.Recv()
		if err != nil {
			return err
		}
		if err := expectSize(reply.Payload, size); err != nil {
			return err
		}
	}
	return expectEnd(stream.Recv())
}

func expectEnd(_ *pb.StreamingOutputCallResponse, err error) error {
	if err == io.EOF {
		return nil
	}
	if err == nil {
		return errors.New("there is one reply too many")
	}
	return err
}

func serverCompressedStreaming(ctx context.Context, calls calls) error {
	request := outputRequest(31415, 92653)
	compressed := []bool{true, false}
	for index, parameters := range request.ResponseParameters {
		parameters.Compressed = &pb.BoolValue{Value: compressed[index]}
	}
	stream, err := calls.StreamingOutputCall(ctx, request)
	if err != nil {
		return err
	}
	for index, parameters := range request.ResponseParameters {
		reply, err := stream.Recv()
		if err != nil {
			return err
		}
		if err := expectSize(reply.Payload, parameters.Size); err != nil {
			return err
		}
		if seen := calls.seen.compressed.Load(); seen != compressed[index] {
			return fmt.Errorf("compressed is %v instead of %v", seen, compressed[index])
		}
	}
	return expectEnd(stream.Recv())
}

func pingPong(ctx context.Context, calls calls) error {
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	for index, size := range replySizes {
		request := outputRequest(size)
		request.Payload = payload(requestSizes[index])
		if err := stream.Send(request); err != nil && err != io.EOF {
			return err
		}
		reply, err := stream.Recv()
		if err != nil {
			return err
		}
		if err := expectSize(reply.Payload, size); err != nil {
			return err
		}
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	return expectEnd(stream.Recv())
}

func emptyStream(ctx context.Context, calls calls) error {
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	return expectEnd(stream.Recv())
}

func expectEchoes(header, trailer metadata.MD) error {
	if values := header[peer.EchoInitial]; len(values) != 1 || values[0] != "test_initial_metadata_value" {
		return fmt.Errorf("the initial metadata is %q", values)
	}
	if values := trailer[peer.EchoTrailing]; len(values) != 1 || values[0] != "\xab\xab\xab" {
		return fmt.Errorf("the trailing metadata is %q", values)
	}
	return nil
}

func customMetadata(ctx context.Context, calls calls) error {
	ctx = metadata.AppendToOutgoingContext(
		ctx, peer.EchoInitial, "test_initial_metadata_value", peer.EchoTrailing, "\xab\xab\xab")
	var header, trailer metadata.MD
	if _, err := calls.UnaryCall(ctx, simpleRequest(), grpc.Header(&header), grpc.Trailer(&trailer)); err != nil {
		return err
	}
	if err := expectEchoes(header, trailer); err != nil {
		return err
	}
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.Send(outputRequest(314159)); err != nil && err != io.EOF {
		return err
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	if _, err := stream.Recv(); err != nil {
		return err
	}
	if err := expectEnd(stream.Recv()); err != nil {
		return err
	}
	if header, err = stream.Header(); err != nil {
		return err
	}
	return expectEchoes(header, stream.Trailer())
}

func statusCodeAndMessage(ctx context.Context, calls calls) error {
	wanted := &pb.EchoStatus{Code: int32(codes.Unknown), Message: "test status message"}
	_, err := calls.UnaryCall(ctx, &pb.SimpleRequest{ResponseStatus: wanted})
	if err := expectStatus(err, codes.Unknown, wanted.Message); err != nil {
		return err
	}
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	if err := stream.Send(&pb.StreamingOutputCallRequest{ResponseStatus: wanted}); err != nil && err != io.EOF {
		return err
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	_, err = stream.Recv()
	return expectStatus(err, codes.Unknown, wanted.Message)
}

func specialStatusMessage(ctx context.Context, calls calls) error {
	wanted := &pb.EchoStatus{Code: int32(codes.Unknown), Message: special}
	_, err := calls.UnaryCall(ctx, &pb.SimpleRequest{ResponseStatus: wanted})
	return expectStatus(err, codes.Unknown, special)
}

func unimplementedMethod(ctx context.Context, calls calls) error {
	_, err := calls.UnimplementedCall(ctx, &pb.Empty{})
	return expectStatus(err, codes.Unimplemented, "")
}

func unimplementedService(ctx context.Context, calls calls) error {
	_, err := pb.NewUnimplementedServiceClient(calls.connection).UnimplementedCall(ctx, &pb.Empty{})
	return expectStatus(err, codes.Unimplemented, "")
}

func cancelAfterBegin(ctx context.Context, calls calls) error {
	ctx, cancel := context.WithCancel(ctx)
	stream, err := calls.StreamingInputCall(ctx)
	if err != nil {
		cancel()
		return err
	}
	cancel()
	_, err = stream.CloseAndRecv()
	return expectStatus(err, codes.Canceled, "")
}

func cancelAfterFirstResponse(ctx context.Context, calls calls) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	request := outputRequest(31415)
	request.Payload = payload(27182)
	if err := stream.Send(request); err != nil && err != io.EOF {
		return err
	}
	reply, err := stream.Recv()
	if err != nil {
		return err
	}
	if err := expectSize(reply.Payload, 31415); err != nil {
		return err
	}
	cancel()
	_, err = stream.Recv()
	return expectStatus(err, codes.Canceled, "")
}

func timeoutOnSleepingServer(ctx context.Context, calls calls) error {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	stream, err := calls.FullDuplexCall(ctx)
	if err != nil {
		return expectStatus(err, codes.DeadlineExceeded, "")
	}
	// The deadline may be over before the request is sent.
	if err := stream.Send(&pb.StreamingOutputCallRequest{Payload: payload(27182)}); err != nil && err != io.EOF {
		return expectStatus(err, codes.DeadlineExceeded, "")
	}
	_, err = stream.Recv()
	return expectStatus(err, codes.DeadlineExceeded, "")
}

type callKey struct{}

// callStats is what the stats handler learns of a case's calls.
type callStats struct {
	compressed atomic.Bool // the last message came compressed
}

// watcher notes compressed replies.
type watcher struct{}

func (watcher) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context { return ctx }

func (watcher) HandleRPC(ctx context.Context, event stats.RPCStats) {
	call, _ := ctx.Value(callKey{}).(*callStats)
	if payload, ok := event.(*stats.InPayload); ok && call != nil {
		call.compressed.Store(payload.WireLength < payload.Length)
	}
}

func (watcher) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context { return ctx }

func (watcher) HandleConn(context.Context, stats.ConnStats) {}
