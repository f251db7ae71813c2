// interop-client runs the gRPC interop cases on grpc-go.
//
//	interop-client [options] HOST:PORT [CASE…]
//
// It prints `ok CASE` or `failed CASE: why` for each case named (all without a name); the exit code is 1 when one failed.
// With -bench DURATION it makes unary calls instead and prints their rate and latencies.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	"peers/peer"
	pb "peers/testing"
)

// patience is how long one case may take.
const patience = 30 * time.Second

func main() {
	log.SetFlags(0)
	ca := flag.String("ca", "", "PEM `file` of authorities; TLS is spoken with it")
	name := flag.String("server-name", "", "`name` to verify instead of the address")
	certificate := flag.String("cert", "", "PEM `file` of the client's certificate chain")
	key := flag.String("key", "", "PEM `file` of its private key")
	period := flag.Duration("bench", 0, "make unary calls for this `duration`")
	concurrency := flag.Int("concurrency", 1, "calls at a time of -bench")
	size := flag.Int("size", 100, "`bytes` of payload each way of -bench")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("usage: interop-client [options] HOST:PORT [CASE…]")
	}

	options := []grpc.DialOption{grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1 << 30))}
	if *period == 0 {
		options = append(options, grpc.WithStatsHandler(watcher{}))
	}
	if *ca == "" {
		options = append(options, grpc.WithInsecure())
	} else {
		config, err := peer.ClientTLS(*ca, *name, *certificate, *key)
		if err != nil {
			log.Fatal(err)
		}
		options = append(options, grpc.WithTransportCredentials(credentials.NewTLS(config)))
	}
	connection, err := grpc.Dial(flag.Arg(0), options...)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	client := pb.NewTestServiceClient(connection)
	if *period > 0 {
		measure(client, *period, *concurrency, *size)
		return
	}
	if !run(connection, flag.Args()[1:]) {
		os.Exit(1)
	}
}

// run runs the cases and says whether all went well.
func run(connection *grpc.ClientConn, names []string) bool {
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	good := true
	for _, test := range cases {
		if len(names) > 0 && !wanted[test.name] {
			continue
		}
		delete(wanted, test.name)
		seen := &callStats{}
		ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), callKey{}, seen), patience)
		err := test.run(ctx, calls{pb.NewTestServiceClient(connection), connection, seen})
		cancel()
		if err != nil {
			good = false
			fmt.Printf("failed %s: %v\n", test.name, err)
		} else {
			fmt.Printf("ok %s\n", test.name)
		}
	}
	for name := range wanted {
		good = false
		fmt.Printf("failed %s: there is no such case\n", name)
	}
	return good
}
