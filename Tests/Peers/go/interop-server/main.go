// interop-server serves the gRPC interop definitions on grpc-go, with health and reflection.
//
// Beyond the interop description: metadata x-grpc-test-status-details-bin (a google.rpc.Status) gives an error its details,
// and a call is told as a line `began METHOD`, and when its client gives it up `cancelled METHOD`. Replies are compressed when the request is, or
// always with -compress; grpc-go of this age can't do it by message.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"path"
	"sync/atomic"
	"time"

	"github.com/golang/protobuf/proto"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	_ "google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/stats"
	"google.golang.org/grpc/status"

	statuspb "google.golang.org/genproto/googleapis/rpc/status"
	"peers/peer"
	pb "peers/testing"
)

const service = "grpc.testing.TestService"

type server struct {
	pb.UnimplementedTestServiceServer
}

// begin echoes what the metadata asks to be echoed.
func begin(ctx context.Context, header, trailer func(metadata.MD)) {
	md, _ := metadata.FromIncomingContext(ctx)
	if values := md[peer.EchoInitial]; len(values) > 0 {
		header(metadata.Pairs(peer.EchoInitial, values[0]))
	}
	if values := md[peer.EchoTrailing]; len(values) > 0 {
		trailer(metadata.Pairs(peer.EchoTrailing, values[0]))
	}
}

func beginUnary(ctx context.Context) {
	begin(ctx, func(md metadata.MD) { grpc.SetHeader(ctx, md) }, func(md metadata.MD) { grpc.SetTrailer(ctx, md) })
}

func beginStream(stream grpc.ServerStream) {
	begin(stream.Context(), func(md metadata.MD) { stream.SendHeader(md) }, stream.SetTrailer)
}

// judge is the error that a request asks for.
func judge(ctx context.Context, wanted *pb.EchoStatus) error {
	if wanted.GetCode() == 0 {
		return nil
	}
	result := &statuspb.Status{Code: wanted.Code, Message: wanted.Message}
	md, _ := metadata.FromIncomingContext(ctx)
	if values := md[peer.StatusDetails]; len(values) > 0 {
		details := &statuspb.Status{}
		if err := proto.Unmarshal([]byte(values[0]), details); err != nil {
			return status.Error(codes.InvalidArgument, err.Error())
		}
		result.Details = details.Details
	}
	return status.ErrorProto(result)
}

// check refuses a request that isn't compressed as it says.
func check(ctx context.Context, expected *pb.BoolValue) error {
	seen, ok := ctx.Value(callKey{}).(*callStats)
	if expected == nil || !ok || seen.compressed.Load() == expected.Value {
		return nil
	}
	return status.Errorf(codes.InvalidArgument, "the request is not compressed as expected")
}

func payload(size int32) *pb.Payload {
	return &pb.Payload{Body: make([]byte, size)}
}

func (server) EmptyCall(ctx context.Context, _ *pb.Empty) (*pb.Empty, error) {
	beginUnary(ctx)
	return &pb.Empty{}, nil
}

func (server) UnaryCall(ctx context.Context, request *pb.SimpleRequest) (*pb.SimpleResponse, error) {
	beginUnary(ctx)
	if err := check(ctx, request.ExpectCompressed); err != nil {
		return nil, err
	}
	if err := judge(ctx, request.ResponseStatus); err != nil {
		return nil, err
	}
	return &pb.SimpleResponse{Payload: payload(request.ResponseSize)}, nil
}

type sender interface {
	Send(*pb.StreamingOutputCallResponse) error
	grpc.ServerStream
}

func answer(stream sender, request *pb.StreamingOutputCallRequest) error {
	if err := judge(stream.Context(), request.ResponseStatus); err != nil {
		return err
	}
	for _, wanted := range request.ResponseParameters {
		select {
		case <-time.After(time.Duration(wanted.IntervalUs) * time.Microsecond):
		case <-stream.Context().Done():
			return status.FromContextError(stream.Context().Err()).Err()
		}
		if err := stream.Send(&pb.StreamingOutputCallResponse{Payload: payload(wanted.Size)}); err != nil {
			return err
		}
	}
	return nil
}

func (server) StreamingOutputCall(
	request *pb.StreamingOutputCallRequest, stream pb.TestService_StreamingOutputCallServer,
) error {
	beginStream(stream)
	return answer(stream, request)
}

func (server) StreamingInputCall(stream pb.TestService_StreamingInputCallServer) error {
	beginStream(stream)
	var sum int32
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			return stream.SendAndClose(&pb.StreamingInputCallResponse{AggregatedPayloadSize: sum})
		}
		if err != nil {
			return err
		}
		if err := check(stream.Context(), request.ExpectCompressed); err != nil {
			return err
		}
		sum += int32(len(request.Payload.GetBody()))
	}
}

func (server) FullDuplexCall(stream pb.TestService_FullDuplexCallServer) error {
	beginStream(stream)
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := answer(stream, request); err != nil {
			return err
		}
	}
}

func (server) HalfDuplexCall(stream pb.TestService_HalfDuplexCallServer) error {
	beginStream(stream)
	var requests []*pb.StreamingOutputCallRequest
	for {
		request, err := stream.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		requests = append(requests, request)
	}
	for _, request := range requests {
		if err := answer(stream, request); err != nil {
			return err
		}
	}
	return nil
}

type callKey struct{}

// callStats is what the stats handler learns of one call.
type callStats struct {
	method     string
	compressed atomic.Bool // the last message came compressed
}

// watcher notes compressed requests, calls that begin and calls given up.
type watcher struct{}

func (watcher) TagRPC(ctx context.Context, info *stats.RPCTagInfo) context.Context {
	return context.WithValue(ctx, callKey{}, &callStats{method: path.Base(info.FullMethodName)})
}

func (watcher) HandleRPC(ctx context.Context, event stats.RPCStats) {
	call := ctx.Value(callKey{}).(*callStats)
	switch event := event.(type) {
	case *stats.InHeader:
		fmt.Printf("began %s\n", call.method)
	case *stats.InPayload:
		// The wire's length includes the five bytes of the prefix in some versions.
		call.compressed.Store(event.WireLength < event.Length)
	case *stats.End:
		if ctx.Err() == context.Canceled && event.Error != nil {
			fmt.Printf("cancelled %s\n", call.method)
		}
	}
}

func (watcher) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context { return ctx }

func (watcher) HandleConn(context.Context, stats.ConnStats) {}

func main() {
	log.SetFlags(0)
	certificate := flag.String("cert", "", "PEM `file` of the certificate chain; TLS is served with it")
	key := flag.String("key", "", "PEM `file` of its private key")
	clientCA := flag.String("client-ca", "", "PEM `file` of authorities; a client certificate is required with it")
	compress := flag.Bool("compress", false, "compress every reply with gzip")
	plain := flag.Bool("plain", false, "watch no calls, for measurements")
	flag.Parse()

	options := []grpc.ServerOption{grpc.MaxRecvMsgSize(1 << 26)}
	if !*plain {
		options = append(options, grpc.StatsHandler(watcher{}))
	}
	if *compress {
		options = append(options, grpc.RPCCompressor(grpc.NewGZIPCompressor()))
	}
	if *certificate != "" {
		config, err := peer.ServerTLS(*certificate, *key, *clientCA)
		if err != nil {
			log.Fatal(err)
		}
		options = append(options, grpc.Creds(credentials.NewTLS(config)))
	}
	srv := grpc.NewServer(options...)
	pb.RegisterTestServiceServer(srv, server{})
	state := health.NewServer()
	state.SetServingStatus(service, healthpb.HealthCheckResponse_SERVING)
	state.SetServingStatus("grpc.testing.Resting", healthpb.HealthCheckResponse_NOT_SERVING)
	healthpb.RegisterHealthServer(srv, state)
	reflection.Register(srv)

	listener, err := peer.Listen()
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(srv.Serve(listener))
}
