package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const longestWait = time.Minute

type program struct {
	client        *kinesis.Client
	wire          map[string]bool
	subscriptions []*kinesis.SubscribeToShardEventStream
}

func (p *program) perform(asked request) (any, error) {
	switch {
	case asked.Call != "":
		return p.call(asked.Call, asked.Parameters)
	case asked.Pages != "":
		return p.pages(asked)
	case asked.Wait != "":
		return map[string]string{}, p.wait(asked.Wait, asked.Parameters)
	case asked.Subscribe != nil:
		return p.subscribe(asked.Subscribe)
	case asked.Events != nil:
		return take(p.subscriptions[*asked.Events], asked.Records), nil
	case asked.Wire:
		return map[string]any{"version": version(), "wire": slices.Sorted(maps.Keys(p.wire))}, nil
	}
	return nil, errors.New("nothing asked")
}

// That of the SDK's module, as built.
func version() string {
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, module := range build.Deps {
			if strings.HasSuffix(module.Path, "/service/kinesis") {
				return module.Version
			}
		}
	}
	return "unknown"
}

// Calls the client's method of that name.
func (p *program) call(operation string, parameters json.RawMessage) (any, error) {
	method := reflect.ValueOf(p.client).MethodByName(operation)
	if !method.IsValid() {
		return nil, fmt.Errorf("no operation %s", operation)
	}
	input := reflect.New(method.Type().In(1).Elem())
	if err := strictly(parameters, input.Interface()); err != nil {
		return nil, err
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
	if err, failed := results[1].Interface().(error); failed {
		return nil, err
	}
	metadata := results[0].Elem().FieldByName("ResultMetadata").Interface().(middleware.Metadata)
	return members(results[0].Interface(), metadata)
}

// What the answer has, without what it lacks.
func members(output any, metadata middleware.Metadata) (map[string]any, error) {
	text, err := json.Marshal(output)
	if err != nil {
		return nil, err
	}
	var found map[string]any
	if err := json.Unmarshal(text, &found); err != nil {
		return nil, err
	}
	attempts, _ := retry.GetAttemptResults(metadata)
	found["Attempts"] = len(attempts.Results)
	return withoutNothing(found).(map[string]any), nil
}

func withoutNothing(value any) any {
	switch known := value.(type) {
	case map[string]any:
		maps.DeleteFunc(known, func(_ string, inner any) bool { return inner == nil })
		for key, inner := range known {
			known[key] = withoutNothing(inner)
		}
	case []any:
		for i, inner := range known {
			known[i] = withoutNothing(inner)
		}
	}
	return value
}

func (p *program) wait(waiter string, parameters json.RawMessage) error {
	input := &kinesis.DescribeStreamInput{}
	if err := strictly(parameters, input); err != nil {
		return err
	}
	switch waiter {
	case "StreamExists":
		return kinesis.NewStreamExistsWaiter(p.client, func(o *kinesis.StreamExistsWaiterOptions) {
			o.MinDelay, o.MaxDelay = time.Second, time.Second
		}).Wait(context.Background(), input, longestWait)
	case "StreamNotExists":
		return kinesis.NewStreamNotExistsWaiter(p.client, func(o *kinesis.StreamNotExistsWaiterOptions) {
			o.MinDelay, o.MaxDelay = time.Second, time.Second
		}).Wait(context.Background(), input, longestWait)
	}
	return fmt.Errorf("no waiter %s", waiter)
}

// Notes in which protocols and types requests and answers came.
func (p *program) watch(options *kinesis.Options) {
	options.APIOptions = append(options.APIOptions, func(stack *middleware.Stack) error {
		watching := middleware.DeserializeMiddlewareFunc("Watch", func(
			ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler,
		) (middleware.DeserializeOutput, middleware.Metadata, error) {
			out, metadata, err := next.HandleDeserialize(ctx, in)
			if got, ok := out.RawResponse.(*smithyhttp.Response); ok && got.Proto != "" { // none where no answer came
				sent := in.Request.(*smithyhttp.Request)
				types := sent.Header.Get("Content-Type") + " " + got.Header.Get("Content-Type")
				p.wire[got.Proto+" "+types] = true
			}
			return out, metadata, err
		})
		return stack.Deserialize.Add(watching, middleware.After)
	})
}
