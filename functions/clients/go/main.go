// The AWS SDK for Go 2 as it comes: its environment says where the service is. Answers a line of JSON, {"answer"} or
// {"error"}, for each line of JSON that it reads; Sdk in the tests says what can be asked. Bytes are base64 there.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"reflect"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/smithy-go"
)

type request struct {
	Call, Pages, Wait, Member string
	Size                      int32
	Subscribe, Parameters     json.RawMessage
	Events, Records           *int
	Wire                      bool
}

type failure struct {
	Failure string `json:"failure"`
	Message string `json:"message"`
	Status  int    `json:"status"`
}

func main() {
	settings, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	program := &program{wire: map[string]bool{}}
	program.client = kinesis.NewFromConfig(settings, program.watch)
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		reply, err := json.Marshal(program.reply(line))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(string(reply))
	}
}

func (p *program) reply(line []byte) map[string]any {
	var asked request
	answer, err := any(nil), strictly(line, &asked)
	if err == nil {
		answer, err = p.perform(asked)
	}
	var known smithy.APIError
	var response *awshttp.ResponseError
	if errors.As(err, &known) && errors.As(err, &response) {
		answer, err = failure{className(known), known.ErrorMessage(), response.HTTPStatusCode()}, nil
	}
	if err != nil {
		return map[string]any{"error": err.Error()}
	}
	return map[string]any{"answer": answer}
}

// The type's name: a failure that the SDK doesn't know is a GenericAPIError.
func className(err error) string {
	return reflect.TypeOf(err).Elem().Name()
}

// A member that the SDK hasn't got is a mistake of who asks.
func strictly(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}
